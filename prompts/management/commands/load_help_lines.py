"""Load the shipped help lines; what was edited here is reported and left alone."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from prompts.errors import BadFiles
from prompts.loading import apply_help_lines, read_help_lines

SHIPPED = Path(__file__).resolve().parents[2] / "help_lines"


class Command(BaseCommand):
    help = "Load help lines from their files: safe to repeat, never over an edit made here."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take another folder, for trying out."""
        parser.add_argument("--folder", type=Path, default=SHIPPED)

    def handle(self, *args: Any, **options: Any) -> None:
        """Read everything first, then write all of it or nothing."""
        try:
            items = read_help_lines(options["folder"])
        except BadFiles as bad:
            raise CommandError(f"Nothing was loaded.\n{bad}") from bad
        report = apply_help_lines(items)
        for line in report.lines("help lines"):
            self.stdout.write(line)
