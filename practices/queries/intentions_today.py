"""The intentions in hand, for the page of today: a few, each with one tap."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, FilteredRelation, Q, QuerySet

from accounts.models import User
from journal.models import Session
from practices.intention_documents import IntentionDocument, Look, Near
from practices.models import Intention, IntentionMoment, Pause
from practices.opened import Held, open_intentions, open_moments
from practices.own_days import day_asked, own_today
from practices.own_key import OwnKey
from practices.queries.intentions import is_asked_for

MOST_ON_TODAY = 2


@dataclass(frozen=True)
class TodayLine:
    """One intention on Today, and what was said of the day so far."""

    row: Intention
    document: IntentionDocument
    was_said: bool
    is_asked_for: bool  # a longer look was wished for about now


@dataclass(frozen=True)
class IntentionsToday:
    lines: list[TodayLine]
    has_more: bool
    answers: list[tuple[str, object]]


def intentions_today(client: User, key: OwnKey | None = None) -> IntentionsToday | None:
    """Nothing where nothing is in hand, and nothing on days that were made for rest."""
    today, key = own_today(client), key or OwnKey(client)
    rows = with_looks_of(client, today)
    said = said_of(client, key, rows)
    lines = [today_line(each, said, today) for each in begun(client, key, rows, today)]
    if not lines:
        return None
    lines.sort(key=lambda line: not line.is_asked_for)
    return IntentionsToday(
        lines=lines[:MOST_ON_TODAY],
        has_more=len(lines) > MOST_ON_TODAY,
        answers=list(Near.choices),
    )


def rows_in_hand(client: User) -> QuerySet[Intention]:
    """Those that may be in hand: where they stand is sealed. None on days made for rest."""
    today = day_asked(client)
    rests = Exists(Pause.objects.of(client).standing(today).begun(today))
    sessions = Session.objects.of(client).kept().filter(held_on=today)
    return Intention.objects.of(client).kept().exclude(rests).exclude(Exists(sessions))


def with_looks_of(client: User, day: date) -> list[Intention]:
    """The newest first, each with a look of that day: once for every look there was."""
    of_the_day = Q(moments__day=day, moments__removed_at=None)
    rows = rows_in_hand(client).annotate(look=FilteredRelation("moments", condition=of_the_day))
    return list(rows.select_related("look").order_by("-set_at", "-pk"))  # type: ignore[misc]


def begun(client: User, key: OwnKey, rows: list[Intention], today: date) -> list[Held]:
    """Those that are tried and have started."""
    once = {row.pk: row for row in rows}.values()
    in_hand = (each for each in open_intentions(client, once, key) if each.document.is_in_hand)
    return [each for each in in_hand if (each.document.begins or today) <= today]


def said_of(client: User, key: OwnKey, rows: list[Intention]) -> set[UUID]:
    """Those of which something was said in one tap."""
    looks: list[IntentionMoment | None] = [getattr(row, "look", None) for row in rows]
    opened = open_moments(client, filter(None, looks), key)
    days = (each for each in opened if each.document.look == Look.DAY)
    return {each.row.intention_id for each in days}


def today_line(held: Held, said: set[UUID], today: date) -> TodayLine:
    return TodayLine(
        row=held.row,
        document=held.document,
        was_said=held.row.public_id in said,
        is_asked_for=is_asked_for(held.row, today),
    )
