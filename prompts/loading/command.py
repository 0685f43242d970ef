"""What the load commands share: read a folder as a whole, then write all of it or nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError, CommandParser

from prompts.errors import BadFiles
from prompts.loading.applying import Report


class LoadCommand(BaseCommand):
    """A command names its folder of shipped files, how they are read and how they are applied."""

    shipped: ClassVar[Path]
    what: ClassVar[str]
    read: Callable[[Path], Any]
    apply: Callable[[Any], Report]

    def add_arguments(self, parser: CommandParser) -> None:
        """Take another folder, for trying out."""
        parser.add_argument("--folder", type=Path, default=self.shipped)

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was written, what stays and why, or every fault and that nothing was."""
        try:
            items = self.read(options["folder"])
        except BadFiles as bad:
            raise CommandError(f"Nothing was loaded.\n{bad}") from bad
        report = self.apply(items)
        for line in report.lines(self.what):
            self.stdout.write(line)
