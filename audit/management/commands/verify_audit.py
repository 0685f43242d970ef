"""Walk every audit chain and compare it with the heads written outside the database."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from audit.verification import verify_everything


class Command(BaseCommand):
    """`verify_audit`: says where a chain was changed, cut or opened."""

    help = "Check that no audit event was changed, removed, added or cut off."

    def handle(self, **options: Any) -> None:
        report = verify_everything(settings.AUDIT_HEADS_DIR)
        for fault in report.faults:
            self.stderr.write(f"{fault.subject} {fault.sequence}: {fault.what}")
        total = f"{report.events} events in {report.chains} chains, {len(report.faults)} faults."
        if report.faults:
            raise CommandError(total)
        self.stdout.write(total)
