"""`manage.py reminder_health`: lag and counts for an operator or a monitor, no personal data."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reminders.health import health
from reminders.queries import database_now


class Command(BaseCommand):
    help = "Print how the reminders are doing as one line of JSON; fail when they lag."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most-lag", type=float, default=300.0, metavar="SECONDS")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the numbers; exit with 1 when the longest wait is longer than allowed."""
        state = health(database_now())
        self.stdout.write(json.dumps(asdict(state)))
        if state.lag_seconds > options["most_lag"]:
            raise CommandError(f"reminders lag {state.lag_seconds:.0f} s behind")
