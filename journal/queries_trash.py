"""What can still be brought back, of every kind, as far as one page shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Value
from django.urls import reverse

from accounts.models import User
from encryption.readers import Reader
from journal.access import reader_of
from journal.models import Attachment, BodyMap, Chain, Entry, Fragment, Session, Thread
from journal.queries import LINES_ON_A_PAGE, first_words, session_line
from journal.queries_attachments import line_of
from journal.queries_body import map_line
from journal.queries_chains import chain_line
from journal.queries_pieces import piece_line
from journal.queries_threads import thread_line

Words = Callable[[Any, Reader], str]
OPENED: dict[str, Words] = {
    "body-map": lambda row, reader: map_line(row, reader).words,
    "chain": lambda row, reader: chain_line(row, reader).words,
    "attachment": lambda row, reader: line_of(row, reader).name,
    "entry": first_words,
    "fragment": lambda row, reader: piece_line(row, row.session, reader).first_words,
    "session": lambda row, reader: session_line(row, reader).label,
    "thread": lambda row, reader: thread_line(row, reader).words,
}


@dataclass(frozen=True)
class TrashLine:
    """One row in the trash: how it begins, and where it can be brought back or erased."""

    kind: str
    row: Any
    words: str

    @property
    def restore_url(self) -> str:
        return reverse(f"journal:{self.kind}-restore", args=[self.row.public_id])

    @property
    def erase_url(self) -> str:
        return reverse(f"journal:{self.kind}-erase", args=[self.row.public_id])


@dataclass(frozen=True)
class TrashPage:
    page: Page[tuple[datetime, UUID, str]]
    lines: list[TrashLine]


def trash(client: User, *, page: str = "1") -> TrashPage:
    """What was put away last, of every kind together; only what is shown is opened."""
    rows = rows_in_trash(client)
    first, *others = (marks(found, kind) for kind, found in rows.items())
    put_away = first.union(*others, all=True).order_by("-trashed_at", "-public_id")
    shown = Paginator(put_away, LINES_ON_A_PAGE).get_page(page)
    found = found_rows(rows, list(shown))
    reader = reader_of(client) if found else None
    lines = [
        TrashLine(kind, found[key], OPENED[kind](found[key], reader))
        for _at, key, kind in shown
        if reader and key in found
    ]
    return TrashPage(shown, lines)


def rows_in_trash(client: User) -> dict[str, Any]:
    pieces = Fragment.objects.of(client).in_trash().with_a_place().select_related("session")
    return {
        "body-map": BodyMap.objects.of(client).in_trash().select_related("session"),
        "chain": Chain.objects.of(client).in_trash().select_related("session"),
        "attachment": Attachment.objects.of(client).in_trash().with_a_place(),
        "entry": Entry.objects.of(client).in_trash(),
        "fragment": pieces,
        "session": Session.objects.of(client).in_trash(),
        "thread": Thread.objects.of(client).in_trash(),
    }


def marks(rows: Any, kind: str) -> Any:
    """When each row in the trash was put there, and which one it is."""
    return rows.order_by().values_list("trashed_at", "public_id", Value(kind))


def found_rows(rows: dict[str, Any], shown: list[tuple[datetime, UUID, str]]) -> dict[UUID, Any]:
    """The rows one page shows, by id: one question a kind that is among them."""
    found: dict[UUID, Any] = {}
    for kind, of_kind in rows.items():
        keys = [key for _at, key, shown_kind in shown if shown_kind == kind]
        if keys:
            found |= {row.public_id: row for row in of_kind.filter(public_id__in=keys)}
    return found
