"""Open every sealed box and count. Prints no text."""

import uuid
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from encryption.models import CaptureKey
from encryption.verification import Finding, check_pairs, check_seals, sealed_models


class Command(BaseCommand):
    """`verify_seals`, or `verify_seals --client UUID`."""

    help = "Open every sealed box with the key of its reader; fail if one does not open."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--client", type=uuid.UUID, help="only what is about this person")

    def handle(self, *, client: uuid.UUID | None, **options: Any) -> None:
        opened = unreadable = 0
        checks = [(model._meta.label, check_seals(model, client)) for model in sealed_models()]
        for label, findings in [*checks, (CaptureKey._meta.label, check_pairs(client))]:
            good, bad = self._count(label, findings)
            self.stdout.write(f"{label}: {good} opened, {bad} unreadable")
            opened, unreadable = opened + good, unreadable + bad
        if unreadable:
            raise CommandError(f"{opened} boxes opened, {unreadable} unreadable.")
        self.stdout.write(f"{opened} boxes opened, 0 unreadable.")

    def _count(self, label: str, findings: Iterable[Finding]) -> tuple[int, int]:
        good = bad = 0
        for finding in findings:
            if finding.is_readable:
                good += 1
            else:
                bad += 1
                self.stderr.write(f"unreadable: {label} {finding.row} {finding.column}")
        return good, bad
