"""Load the shipped prompts; what curators edited is reported and left alone."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from prompts.errors import BadFiles
from prompts.loading import apply_library, read_library

SHIPPED = Path(__file__).resolve().parents[2] / "library"


class Command(BaseCommand):
    help = "Load the prompt library from its files: safe to repeat, never over a curator's edit."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take another folder, for trying out."""
        parser.add_argument("--folder", type=Path, default=SHIPPED)

    def handle(self, *args: Any, **options: Any) -> None:
        """Read everything first, then write all of it or nothing."""
        try:
            collections = read_library(options["folder"])
        except BadFiles as bad:
            raise CommandError(f"Nothing was loaded.\n{bad}") from bad
        report = apply_library(collections)
        for line in report.lines("prompts and collections"):
            self.stdout.write(line)
