"""A client's own rows, opened for that client. One key is fetched, however many rows there are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from accounts.models import User
from encryption.models import SealedRow
from practices.documents import LogDocument, PlannedDocument
from practices.intention_documents import IntentionDocument, MomentDocument
from practices.models import Intention, IntentionMoment, PlannedPractice, PracticeLog
from practices.own_key import OwnKey

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


def open_planned(
    client: User, rows: Iterable[PlannedPractice], key: OwnKey | None = None
) -> list[Planned]:
    return [Planned(row, PlannedDocument.from_json(d)) for row, d in opened(client, rows, key)]


def open_logs(client: User, rows: Iterable[PracticeLog], key: OwnKey | None = None) -> list[Logged]:
    return [Logged(row, LogDocument.from_json(d)) for row, d in opened(client, rows, key)]


def open_intentions(
    client: User, rows: Iterable[Intention], key: OwnKey | None = None
) -> list[Held]:
    return [Held(row, IntentionDocument.from_json(d)) for row, d in opened(client, rows, key)]


def open_moments(
    client: User, rows: Iterable[IntentionMoment], key: OwnKey | None = None
) -> list[Moment]:
    return [Moment(row, MomentDocument.from_json(d)) for row, d in opened(client, rows, key)]


def opened(
    client: User, rows: Iterable[Row], key: OwnKey | None = None
) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Open row by row. One that does not open is left out and left alone; the others stay."""
    key = key or OwnKey(client)
    for row in rows:
        if (document := key.opened(row)) is not None:
            yield row, document
