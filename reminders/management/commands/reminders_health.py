"""`manage.py reminders_health`: lag and counts for an operator or a monitor, no personal data."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reminders.actions import retry_now
from reminders.health import health
from reminders.queries import database_now


class Command(BaseCommand):
    help = "Print how the reminders are doing as one line of JSON; fail when they lag."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most-lag", type=float, default=300.0, metavar="SECONDS")
        parser.add_argument(
            "--retry", action="store_true", help="first try again what was put off or refused"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the numbers; exit with 1 when something has waited longer than allowed."""
        now = database_now()
        if options["retry"]:
            self.stderr.write(f"{retry_now(now=now)} are tried again now")
        state = health(now)
        self.stdout.write(json.dumps(asdict(state)))
        if troubles := state.troubles(options["most_lag"]):
            raise CommandError("; ".join(map(str, troubles)))
