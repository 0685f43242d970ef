"""The intentions in hand, for the page of today: a few, each with one tap."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import User
from practices.intention_documents import IntentionDocument, Look, Near
from practices.intention_words import near_in_words
from practices.models import Intention, IntentionMoment, Pause
from practices.opened import Held, open_intentions, open_moments
from practices.own_key import OwnKey
from practices.queries.intentions import is_asked_for
from practices.queries.pauses import day_to_rest

MOST_ON_TODAY = 2


@dataclass(frozen=True)
class TodayLine:
    """One intention on Today, and what was said of the day so far."""

    row: Intention
    document: IntentionDocument
    said: str  # in words; nothing while nothing was said
    is_asked_for: bool  # a longer look was wished for about now


@dataclass(frozen=True)
class IntentionsToday:
    lines: list[TodayLine]
    has_more: bool
    answers: list[tuple[str, object]]


def intentions_today(client: User, key: OwnKey | None = None) -> IntentionsToday | None:
    """Nothing where nothing is in hand, and nothing on days that were made for rest."""
    today = timezone.localdate()
    key = key or OwnKey(client)
    in_hand = begun(client, key, today)
    if not in_hand:
        return None
    was_looked_at = any(each.row.was_looked_at for each in in_hand)  # type: ignore[attr-defined]
    said = said_of(client, key, today) if was_looked_at else {}
    lines = [today_line(each, said, today) for each in in_hand]
    lines.sort(key=lambda line: not line.is_asked_for)
    return IntentionsToday(
        lines=lines[:MOST_ON_TODAY],
        has_more=len(lines) > MOST_ON_TODAY,
        answers=list(Near.choices),
    )


def rows_in_hand(client: User) -> QuerySet[Intention]:
    """Those that may be in hand: where they stand is sealed. None on days made for rest."""
    today = day_to_rest(client)
    rests = Exists(Pause.objects.of(client).standing(today).begun(today))
    return Intention.objects.of(client).kept().exclude(rests)


def begun(client: User, key: OwnKey, today: date) -> list[Held]:
    """Those that are tried and have started, the newest first, and whether one looked today."""
    looks = IntentionMoment.objects.kept().filter(intention=OuterRef("public_id"), day=today)
    rows = rows_in_hand(client).annotate(was_looked_at=Exists(looks))
    opened = open_intentions(client, rows.order_by("-set_at"), key)
    in_hand = (each for each in opened if each.document.is_in_hand)
    return [each for each in in_hand if (each.document.begins or today) <= today]


def said_of(client: User, key: OwnKey, today: date) -> dict[UUID, str]:
    """What was said of the day, by intention."""
    rows = IntentionMoment.objects.of(client).kept().filter(day=today)
    days = (each for each in open_moments(client, rows, key) if each.document.look == Look.DAY)
    return {each.row.intention_id: near_in_words(each.document.near) for each in days}


def today_line(held: Held, said: dict[UUID, str], today: date) -> TodayLine:
    return TodayLine(
        row=held.row,
        document=held.document,
        said=said.get(held.row.public_id, ""),
        is_asked_for=is_asked_for(held.row, today),
    )
