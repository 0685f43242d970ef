"""Checked items into rows: all or nothing, and never over a curator's edit.

Each row remembers the fingerprint of what was last loaded into it. A file that still says
the same changes nothing; a file that says something new is taken over only where nobody has
edited the row since. Everywhere else it is reported, and a prompt keeps the file's newer item
beside it until a curator has chosen (`prompts.loading.newer`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import transaction

from prompts.actions.curating import make_live, note, write_version
from prompts.actions.drafting import Draft, add_prompts, hold_library, make_all_live
from prompts.actions.settings import save_help_line, save_library, save_notice
from prompts.loading.newer import forget_newer, keep_newer
from prompts.loading.parsing import Collection, HelpLineItem, NoticeItem, PromptItem
from prompts.models import HelpLine, Library, Notice, Prompt
from prompts.versions import wording_of
from prompts.wording import fingerprint

Row = Library | Prompt | HelpLine | Notice
Kind = TypeVar("Kind", Library, HelpLine, Notice)
EditedInPlace = Collection | HelpLineItem | NoticeItem
FileItem = EditedInPlace | PromptItem


@dataclass(slots=True)
class Report:
    """What a load did, by short name."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    newer: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)

    def lines(self, what: str) -> list[str]:
        """The same for a person to read."""
        counts = f"{len(self.added)} added, {len(self.updated)} updated"
        return [
            f"{what}: {counts}, {len(self.unchanged)} unchanged.",
            *(self._difference(slug) for slug in self.differing),
            *(f"{slug}: no longer in the files; left as it is." for slug in self.gone),
        ]

    def _difference(self, slug: str) -> str:
        if slug in self.newer:
            return f"{slug}: edited here, so it stays; the file now says {self.newer[slug]}."
        return f"{slug}: edited here, so the file's newer text waits."


@transaction.atomic
def apply_library(collections: Sequence[Collection]) -> Report:
    """Bring collections and prompts up to date with the files."""
    report = Report()
    for collection in collections:
        _take_collection(collection, report)
    hold_library()
    here = {prompt.slug: prompt for prompt in Prompt.objects.with_versions()}
    items = {item.slug: item for collection in collections for item in collection.prompts}
    _add([item for slug, item in items.items() if slug not in here], report)
    for slug, prompt in here.items():
        if slug in items:
            _take_prompt(prompt, items[slug], report)
        elif prompt.loaded_hash:
            report.gone.append(slug)
    return report


@transaction.atomic
def apply_help_lines(items: Sequence[HelpLineItem]) -> Report:
    """Bring help lines up to date with the files."""
    report = Report()
    for item in items:
        line = _to_write(HelpLine, item, report)
        if line:
            save_help_line(by=None, line=line)
    return report


@transaction.atomic
def apply_notices(items: Sequence[NoticeItem]) -> Report:
    """Bring notices up to date with the files."""
    report = Report()
    for item in items:
        notice = _to_write(Notice, item, report)
        if notice:
            save_notice(by=None, notice=notice)
    return report


def _to_write(model: type[Kind], item: EditedInPlace, report: Report) -> Kind | None:
    """The row as the file has it; None where it stays as it is."""
    row = model.objects.select_for_update().filter(slug=item.slug).first()
    current = {name: getattr(row, name, None) for name in item.as_fields()}
    if not _is_taken(row, current, item, report):
        return None
    return _filled(row or model(slug=item.slug), item)


def _take_collection(item: Collection, report: Report) -> None:
    library = _to_write(Library, item, report)
    if library:
        save_library(by=None, library=library)


def _add(items: Sequence[PromptItem], report: Report) -> None:
    libraries = {library.slug: library for library in Library.objects.all()}
    drafts = [Draft(_new_prompt(item, libraries[item.library]), item.wording) for item in items]
    add_prompts(drafts, by=None, told=["loaded"])
    make_all_live([draft.prompt for draft, item in zip(drafts, items, strict=True) if item.is_live])
    report.added += [item.slug for item in items]


def _new_prompt(item: PromptItem, library: Library) -> Prompt:
    return Prompt(slug=item.slug, library=library, loaded_hash=fingerprint(item.as_fields()))


def _take_prompt(prompt: Prompt, item: PromptItem, report: Report) -> None:
    if _is_taken(prompt, _as_loaded(prompt, item), item, report):
        _write_prompt(prompt, item)
    elif item.slug in report.differing:
        keep_newer(prompt, item)
    else:
        forget_newer(prompt)


def _write_prompt(prompt: Prompt, item: PromptItem) -> None:
    prompt.library = Library.objects.get(slug=item.library)
    prompt.loaded_hash = fingerprint(item.as_fields())
    prompt.newer_in_files = None
    write_version(prompt, None, item.wording)
    if item.is_live:
        make_live(prompt)
    note(prompt, None, "loaded")


def _as_loaded(prompt: Prompt, item: PromptItem) -> dict[str, Any]:
    """The row in the words of a file; a retirement differs just as an edit does.

    A draft that says what the file says is on its way there: nothing is left to choose.
    """
    latest = prompt.latest_version
    fields = wording_of(latest).as_fields() if latest else {}
    is_live = prompt.state == Prompt.State.LIVE
    if prompt.state != Prompt.State.RETIRED and fields == item.wording.as_fields():
        is_live = item.is_live
    return fields | {"library": prompt.library.slug, "is_live": is_live}


def _is_taken(row: Row | None, current: dict[str, Any], item: FileItem, report: Report) -> bool:
    """Decide whether the file's item is written, and report which way it went."""
    new = fingerprint(item.as_fields())
    if row is None:
        report.added.append(item.slug)
        return True
    if new in {row.loaded_hash, fingerprint(current)}:
        report.unchanged.append(item.slug)
        _remember(row, new if new == fingerprint(current) else row.loaded_hash)
        return False
    if fingerprint(current) != row.loaded_hash:
        report.differing.append(item.slug)
        if not isinstance(item, PromptItem):
            report.newer[item.slug] = _said(item, current)
        return False
    report.updated.append(item.slug)
    return True


def _said(item: EditedInPlace, current: dict[str, Any]) -> str:
    """What the file says otherwise, field by field; these rows are edited in place."""
    fields = item.as_fields().items()
    return ", ".join(f"{name} “{value}”" for name, value in fields if current[name] != value)


def _remember(row: Row, loaded_hash: str) -> None:
    """Where a curator wrote what the file now says, the row follows the file again."""
    if row.loaded_hash != loaded_hash:
        row.loaded_hash = loaded_hash
        row.save(update_fields=["loaded_hash"])


def _filled(row: Kind, item: EditedInPlace) -> Kind:
    for name, value in item.as_fields().items():
        setattr(row, name, value)
    row.loaded_hash = fingerprint(item.as_fields())
    return row
