"""Look over prompts for what keeps them from people, and for what deserves a second look."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from prompts.errors import BadFiles
from prompts.linting import Finding, Severity, findings_of
from prompts.loading import read_library
from prompts.management.commands.load_library import SHIPPED
from prompts.versions import latest_wordings
from prompts.wording import Wording

Named = tuple[str, Wording]


class Command(BaseCommand):
    help = "Check prompts for assumptions, orders, promises, reading grade and more."

    def add_arguments(self, parser: CommandParser) -> None:
        """Look at files, which needs no database, or at the prompts kept here."""
        parser.add_argument("--folder", type=Path, default=SHIPPED)
        parser.add_argument("--kept", action="store_true", help="the prompts kept here instead")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each finding, and fail when one stops."""
        named = latest_wordings() if options["kept"] else _in_files(options["folder"])
        found = list(_all_findings(named))
        for slug, finding in found:
            self.stdout.write(f"{slug}, {finding.field}, {finding.severity}: {finding.message}")
        stopping = sum(finding.severity == Severity.STOPS for _slug, finding in found)
        self.stdout.write(f"{len(named)} prompts, {len(found)} findings, {stopping} stop.")
        if stopping:
            raise CommandError("Some prompts are not ready for people.")


def _in_files(folder: Path) -> list[Named]:
    try:
        collections = read_library(folder)
    except BadFiles as bad:
        raise CommandError(str(bad)) from bad
    return [(item.slug, item.wording) for each in collections for item in each.prompts]


def _all_findings(named: Iterable[Named]) -> Iterator[tuple[str, Finding]]:
    named = list(named)
    for slug, wording in named:
        others = [(other, said.text) for other, said in named if other != slug]
        for finding in findings_of(wording, others):
            yield slug, finding
