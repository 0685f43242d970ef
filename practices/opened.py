"""A client's own rows, opened for that client. One key is fetched, however many rows there are."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from accounts.models import User
from encryption.errors import Unreadable
from encryption.models import SealedRow
from encryption.readers import Reader, owner_reader
from practices.documents import LogDocument, PlannedDocument
from practices.intention_documents import IntentionDocument, MomentDocument
from practices.models import Intention, IntentionMoment, PlannedPractice, PracticeLog

log = logging.getLogger(__name__)
Row = TypeVar("Row", bound=SealedRow)


@dataclass(frozen=True)
class Planned:
    """One practice in a plan, opened."""

    row: PlannedPractice
    document: PlannedDocument


@dataclass(frozen=True)
class Logged:
    """One thing done, opened."""

    row: PracticeLog
    document: LogDocument


@dataclass(frozen=True)
class Held:
    """One intention, opened."""

    row: Intention
    document: IntentionDocument


@dataclass(frozen=True)
class Moment:
    """One look at an intention, opened."""

    row: IntentionMoment
    document: MomentDocument


def opened_plan(client: User) -> list[Planned]:
    """What the plan holds, in the order it was added."""
    return open_planned(client, PlannedPractice.objects.of(client).kept().order_by("added_at"))


def open_planned(client: User, rows: Iterable[PlannedPractice]) -> list[Planned]:
    return [
        Planned(row, PlannedDocument.from_json(document)) for row, document in opened(client, rows)
    ]


def open_logs(client: User, rows: Iterable[PracticeLog]) -> list[Logged]:
    return [Logged(row, LogDocument.from_json(document)) for row, document in opened(client, rows)]


def open_intentions(client: User, rows: Iterable[Intention]) -> list[Held]:
    return [
        Held(row, IntentionDocument.from_json(document)) for row, document in opened(client, rows)
    ]


def open_moments(client: User, rows: Iterable[IntentionMoment]) -> list[Moment]:
    return [
        Moment(row, MomentDocument.from_json(document)) for row, document in opened(client, rows)
    ]


def opened(client: User, rows: Iterable[Row]) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Open row by row. One that does not open is left out and left alone; the others stay."""
    found = list(rows)
    if not found:
        return
    reader = owner_reader(client.public_id)
    for row in found:
        if (document := read(row, reader)) is not None:
            yield row, document


def read(row: Row, reader: Reader) -> dict[str, Any] | None:
    try:
        document: dict[str, Any] = row.open_for(reader)
    except Unreadable:
        log.error("%s does not open", row)
        return None
    return document
