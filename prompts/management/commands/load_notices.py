"""Load the shipped notices; what was edited here is reported and left alone."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from prompts.errors import BadFiles
from prompts.loading import apply_notices, read_notices

SHIPPED = Path(__file__).resolve().parents[2] / "notices"


class Command(BaseCommand):
    help = "Load notices from their files: safe to repeat, never over an edit made here."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take another folder, for trying out."""
        parser.add_argument("--folder", type=Path, default=SHIPPED)

    def handle(self, *args: Any, **options: Any) -> None:
        """Read everything first, then write all of it or nothing."""
        try:
            items = read_notices(options["folder"])
        except BadFiles as bad:
            raise CommandError(f"Nothing was loaded.\n{bad}") from bad
        report = apply_notices(items)
        for line in report.lines("notices"):
            self.stdout.write(line)
