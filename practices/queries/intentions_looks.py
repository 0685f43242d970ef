"""Looks at an intention in a list, and everything that was celebrated."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from encryption.readers import owner_reader
from practices.intention_documents import Look, MomentDocument
from practices.intention_words import Line, look_lines, near_in_words
from practices.models import IntentionMoment
from practices.opened import Moment, open_intentions, open_moments
from practices.words import day_in_words

ON_A_PAGE = 20
AT_ONCE = 200  # rows opened at a time: which of them celebrate is sealed


@dataclass(frozen=True)
class LookLine:
    """One look: its day, and what was said."""

    row: IntentionMoment
    document: MomentDocument

    @property
    def day(self) -> str:
        return day_in_words(self.row.day, timezone.localdate())

    @property
    def heading(self) -> str:
        """The day with what it was: “Tuesday 17 November: close”."""
        if self.document.look == Look.DAY:
            return f"{self.day}: {near_in_words(self.document.near).lower()}"
        return f"{self.day}: {_('a longer look')}" if self.is_review else self.day

    @property
    def is_review(self) -> bool:
        return self.document.look == Look.REVIEW.value

    @property
    def lines(self) -> list[Line]:
        return look_lines(self.document)


def look_line(moment: Moment) -> LookLine:
    return LookLine(moment.row, moment.document)


def opened_look(client: User, row: IntentionMoment) -> LookLine:
    """Open one, or raise `Unreadable`."""
    document = row.open_for(owner_reader(client.public_id))
    return LookLine(row, MomentDocument.from_json(document))


@dataclass(frozen=True)
class Celebration:
    """Something celebrated, and of which intention."""

    look: LookLine
    intention: str


@dataclass(frozen=True)
class CelebrationsPage:
    lines: list[Celebration]
    older_than: UUID | None  # the last one here, where there are more


def celebrations(client: User, *, older_than: UUID | None = None) -> CelebrationsPage:
    """What was celebrated, newest first, a page of it."""
    rows = IntentionMoment.objects.of(client).kept().filter(intention__removed_at=None)
    if older_than:
        last = get_object_or_404(rows, public_id=older_than)
        rows = rows.filter(Q(day__lt=last.day) | Q(day=last.day, id__lt=last.pk))
    found = []
    for moment in opened_in_turn(client, rows.order_by("-day", "-id")):
        if moment.document.celebrated:
            found.append(moment)
        if len(found) > ON_A_PAGE:
            break
    shown = found[:ON_A_PAGE]
    return CelebrationsPage(
        lines=with_intentions(client, shown),
        older_than=shown[-1].row.public_id if len(found) > ON_A_PAGE else None,
    )


def opened_in_turn(client: User, rows: QuerySet[IntentionMoment]) -> Iterator[Moment]:
    """Open as many as are asked for, a batch at a time."""
    start = 0
    while batch := list(rows.select_related("intention")[start : start + AT_ONCE]):
        yield from open_moments(client, batch)
        start += AT_ONCE


def with_intentions(client: User, moments: list[Moment]) -> list[Celebration]:
    rows = {each.row.intention_id: each.row.intention for each in moments}
    words = {
        each.row.public_id: each.document.words for each in open_intentions(client, rows.values())
    }
    return [Celebration(look_line(each), words.get(each.row.intention_id, "")) for each in moments]
