"""Files into items: checked as a whole before a single row is touched."""

import re
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from prompts.contacts import contact_fault
from prompts.errors import BadFiles
from prompts.linting import stops_of
from prompts.loading.fields import Item
from prompts.loading.files import Faults, read_mappings
from prompts.models import HelpLine, Notice, Prompt
from prompts.vocabulary import Depth, Domain, Lens, Mode, Phase, Weight
from prompts.wording import Wording

Line = TypeVar("Line", "HelpLineItem", "NoticeItem")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class PromptItem:
    """A prompt as its file has it."""

    slug: str
    library: str
    is_live: bool
    wording: Wording

    def as_fields(self) -> dict[str, Any]:
        return self.wording.as_fields() | {"library": self.library, "is_live": self.is_live}


@dataclass(frozen=True, slots=True)
class Collection:
    """A library as its file has it."""

    slug: str
    title: str
    summary: str
    position: int
    prompts: tuple[PromptItem, ...]

    def as_fields(self) -> dict[str, Any]:
        return {"title": self.title, "summary": self.summary, "position": self.position}


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLineItem:
    """A help line as its file has it."""

    slug: str
    country: str
    name: str
    kind: str
    contact: str
    message: str
    note: str
    hours: str
    is_emergency: bool
    is_on: bool
    position: int
    source: str
    last_checked_on: date | None

    def as_fields(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if name != "slug"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeItem:
    """A notice as its file has it."""

    slug: str
    place: str
    text: str
    is_on: bool
    position: int
    source: str
    last_checked_on: date | None

    def as_fields(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if name != "slug"}


def read_library(folder: Path) -> list[Collection]:
    """Every collection of the folder, or `BadFiles` naming every fault."""
    faults = Faults()
    collections = [_collection(name, raw, faults) for name, raw in read_mappings(folder, faults)]
    _check_together(collections, faults)
    if faults:
        raise BadFiles(faults)
    return collections


def read_help_lines(folder: Path) -> list[HelpLineItem]:
    """Every help line of the folder, or `BadFiles` naming every fault."""
    faults = Faults()
    lines = [
        line for name, raw in read_mappings(folder, faults) for line in _country(name, raw, faults)
    ]
    return _each_once(lines, faults)


def read_notices(folder: Path) -> list[NoticeItem]:
    """Every notice of the folder, or `BadFiles` naming every fault."""
    faults = Faults()
    notices = [
        notice
        for name, raw in read_mappings(folder, faults)
        for notice in _notices(name, raw, faults)
    ]
    return _each_once(notices, faults)


def _each_once(items: list[Line], faults: Faults) -> list[Line]:
    _refuse_twice("slug", [item.slug for item in items], faults)
    if faults:
        raise BadFiles(faults)
    return items


def _collection(name: str, raw: dict[str, Any], faults: Faults) -> Collection:
    head = Item(name, raw, faults)
    slug = _slug(head, "collection")
    rows = enumerate(head.children("prompts"), start=1)
    collection = Collection(
        slug=slug,
        title=head.text("title", 80),
        summary=head.text("summary", 200),
        position=head.number("position"),
        prompts=tuple(
            _prompt(Item(_where(name, place, row), row, faults), slug) for place, row in rows
        ),
    )
    head.nothing_left()
    return collection


def _prompt(item: Item, library: str) -> PromptItem:
    slug = _slug(item, "slug")
    state = item.one_of("state", [Prompt.State.DRAFT, Prompt.State.LIVE], Prompt.State.LIVE)
    wording = _wording(item)
    item.number("version")  # what an export notes; a shipped file needs none
    item.nothing_left()
    for finding in stops_of(wording):
        item.fault(finding.field, finding.message)
    return PromptItem(slug, library, state == Prompt.State.LIVE, wording)


def _wording(item: Item) -> Wording:
    return Wording(
        text=item.text("text", 240),
        helper=item.text("helper", 200),
        why=item.text("why", 300),
        phases=item.some_of("phases", Phase.values),
        depth=item.one_of("depth", Depth.values),
        domain=item.one_of("domain", Domain.values),
        mode=item.one_of("mode", Mode.values, Mode.WRITE),
        lenses=item.some_of("lenses", Lens.values),
        weight=item.one_of("weight", Weight.values, Weight.LIGHT),
        content_note=item.text("content_note", 60, needed=False),
        afterwards=item.text("afterwards", 240, needed=False),
        follow_ups=item.names("follow_ups"),
        source=item.text("source", 240, needed=False),
        reviewer=item.text("reviewer", 120, needed=False),
    )


def _country(name: str, raw: dict[str, Any], faults: Faults) -> list[HelpLineItem]:
    head = Item(name, raw, faults)
    country = head.text("country", 2, needed=False)
    if country and not re.fullmatch("[A-Z]{2}", country):
        head.fault("country", "is two capital letters, such as GB, or is left empty.")
    rows = list(enumerate(head.children("lines"), start=1))
    head.nothing_left()
    return [
        _help_line(Item(_where(name, place, row), row, faults), country, place)
        for place, row in rows
    ]


def _help_line(item: Item, country: str, place: int) -> HelpLineItem:
    line = HelpLineItem(
        slug=_slug(item, "slug"),
        country=country,
        name=item.text("name", 80),
        kind=item.one_of("kind", HelpLine.Kind.values),
        contact=item.text("contact", 120),
        message=item.text("message", 40, needed=False),
        note=item.text("note", 160, needed=False),
        hours=item.text("hours", 80, needed=False),
        is_emergency=item.flag("is_emergency"),
        is_on=item.flag("is_on"),
        position=place,
        source=item.text("source", 240),
        last_checked_on=item.day("last_checked_on"),
    )
    item.nothing_left()
    fault = contact_fault(line.kind, line.contact)
    if fault:
        item.fault("contact", str(fault))
    return line


def _notices(name: str, raw: dict[str, Any], faults: Faults) -> list[NoticeItem]:
    head = Item(name, raw, faults)
    rows = list(enumerate(head.children("notices"), start=1))
    head.nothing_left()
    return [_notice(Item(_where(name, place, row), row, faults), place) for place, row in rows]


def _notice(item: Item, place: int) -> NoticeItem:
    notice = NoticeItem(
        slug=_slug(item, "slug"),
        place=item.one_of("place", Notice.Place.values),
        text=item.text("text", 300),
        is_on=item.flag("is_on"),
        position=place,
        source=item.text("source", 240),
        last_checked_on=item.day("last_checked_on"),
    )
    item.nothing_left()
    return notice


def _check_together(collections: list[Collection], faults: Faults) -> None:
    prompts = [prompt for collection in collections for prompt in collection.prompts]
    slugs = [prompt.slug for prompt in prompts]
    _refuse_twice("collection", [collection.slug for collection in collections], faults)
    _refuse_twice("slug", slugs, faults)
    _refuse_twice("text", [prompt.wording.text for prompt in prompts], faults)
    for prompt in prompts:
        for missing in set(prompt.wording.follow_ups) - set(slugs):
            faults.note(f"prompt “{prompt.slug}”, follow_ups", f"no prompt is called “{missing}”.")


def _refuse_twice(what: str, values: list[str], faults: Faults) -> None:
    for value in dict.fromkeys(value for value in values if value and values.count(value) > 1):
        faults.note(f"{what} “{value}”", f"stands {values.count(value)} times in the files.")


def _slug(item: Item, field: str) -> str:
    slug = item.text(field, 60)
    if slug and not SLUG.fullmatch(slug):
        item.fault(field, f"“{slug}” may hold small letters, digits and single hyphens only.")
    return slug


def _where(name: str, place: int, raw: Any) -> str:
    slug = raw.get("slug", "") if isinstance(raw, dict) else ""
    return f"{name}, item {place} ({slug})" if slug else f"{name}, item {place}"
