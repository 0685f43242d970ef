"""Import prompts from a CSV or YAML file, as drafts; or only show what that would change."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from prompts.exchange import LARGEST, NotAsShown, NotTaken, Plan, import_file, plan_for, too_large


class Command(BaseCommand):
    help = "Import prompts from a file as drafts: everything or nothing, never published."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, who imports it, and whether it is only to be shown."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", help="the curator's e-mail address; they are its author")
        parser.add_argument("--dry-run", action="store_true", help="show it and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Show every change; write them unless told not to."""
        name, raw = options["file"].name, _bytes_of(options["file"])
        plan = plan_for(name, raw)
        if plan.problems:
            raise CommandError("\n".join(["Nothing was imported.", *map(str, plan.problems)]))
        for line in _lines(plan):
            self.stdout.write(line)
        if not options["dry_run"]:
            self._write(_curator(options["by"]), name, raw, plan)

    def _write(self, by: User, name: str, raw: bytes, plan: Plan) -> None:
        try:
            import_file(by=by, name=name, raw=raw, seen=plan.digest)
        except (NotAsShown, NotTaken) as error:
            raise CommandError("Nothing was imported: the library changed meanwhile.") from error
        self.stdout.write("Imported as drafts.")


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise CommandError(too_large())
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read.") from error


def _curator(email: str | None) -> User:
    person = User.objects.filter(email__iexact=email or "", is_active=True).first()
    if person is None or not person.has_perm("prompts.change_prompt"):
        raise CommandError("Say who imports them: --by and the e-mail address of a curator.")
    return person


def _lines(plan: Plan) -> list[str]:
    counts = ", ".join(f"{len(plan.of_kind(kind))} {kind}" for kind in KINDS)
    changes = [
        f"line {row.line}, {row.slug}, {change.label}: "
        + "".join(MARKS[piece.kind].format(piece.text) for piece in change.pieces)
        for row in plan.rows
        for change in row.changes
    ]
    remarks = [f"line {row.line}: {remark}" for row in plan.rows for remark in row.remarks]
    return [*changes, *plan.remarks, *remarks, f"{counts}."]


KINDS = ("new", "changed", "unchanged")
MARKS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
