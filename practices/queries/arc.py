"""Reminders along the way: what is set, what would come, what Today and a session's page offer."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, Exists, Func, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.places import clock
from journal.models import Session
from practices.actions.arc import A_DAY, ahead
from practices.arc import DAYS_TO_PREPARE, LONG_ARC_FROM, Pace
from practices.arc_days import Days, DaysWithArc, is_at_rest, opened_wish
from practices.arc_documents import ArcDocument
from practices.arc_words import arc_day_in_words
from practices.models import ArcWish
from practices.own_days import day_asked
from practices.own_key import OwnKey
from practices.queries.still_wanted import RestingLine
from practices.words import move_in_words, time_in_words
from reminders.models import Reminder
from reminders.schedule import first_instant

SHOWN = timedelta(days=28)
MOST_SHOWN = 8
NEWEST = "(SELECT max(day) FROM unnest(%(expressions)s) AS day)"
OFFERED_UNTIL = 28  # days after a session: then it is asked for, not offered


@dataclass(frozen=True)
class Coming:
    """The next days something comes, in words, how, and whether more come after."""

    days: list[str]
    at: str
    moves: str
    way: str
    has_more: bool
    has_rest: bool  # some would come while everything rests, and does not

    def __bool__(self) -> bool:
        return bool(self.days)

    @property
    def first(self) -> str:
        return self.days[0]

    @property
    def later(self) -> list[str]:
        return self.days[1:]


def coming(days: DaysWithArc, wish: ArcDocument, dates: list[date]) -> Coming:
    """Those of the next four weeks that fall into no rest; at least one where there is one."""
    hour = days.hour_of(wish)
    every = [each for each in dates if hour.on(each) > days.wall]
    dates = [each for each in every if not days.rests_on(hour.on(each))]
    near = [each for each in dates if each <= days.today + SHOWN][:MOST_SHOWN] or dates[:1]
    return Coming(
        days=[arc_day_in_words(each) for each in near],
        at=time_in_words(wish.at),
        moves=move_in_words(hour.rule),
        way=days.way,
        has_more=len(dates) > len(near),
        has_rest=len(dates) < len(every),
    )


def next_along(days: Days, arc: Reminder | None) -> str:
    """The next day something comes, in words; found with what keeps quiet (`with_today`)."""
    if arc is None or not arc.is_active or arc.rests_since:
        return ""
    hour, zone = days.hour_of(ArcDocument(at=arc.local_time)), clock(days.client.time_zone)
    for day in ahead(arc.dates, days.today):
        shown, moment = hour.on(day), first_instant(hour.on(day), zone)
        if shown > days.wall and not is_at_rest(moment, arc, arc.spells):  # type: ignore[attr-defined]
            return arc_day_in_words(day)
    return ""


@dataclass(frozen=True)
class ArcPage:
    """How it stands, what is coming, and what each choice would bring."""

    wish: ArcDocument
    is_on: bool
    is_over: bool
    coming: Coming
    choices: dict[str, Coming]
    has_session: bool


def arc_page(days: DaysWithArc, key: OwnKey) -> ArcPage:
    wish = opened_wish(days.row, key.reader) if days.row else None
    start, reminder = wish or ArcDocument(), days.arc
    is_on = is_running(wish, reminder)
    dates = ahead(reminder.dates, days.today) if reminder and is_on else []
    return ArcPage(
        wish=start,
        is_on=is_on,
        is_over=is_on and is_over(days, start, reminder),
        coming=coming(days, start, dates),
        choices={pace: would_come(days, ArcDocument(pace, start.at)) for pace in PACES},
        has_session=bool(days.sessions),
    )


PACES = (Pace.SUGGESTED, Pace.LESS)


def would_come(days: DaysWithArc, wish: ArcDocument) -> Coming:
    return coming(days, wish, days.of(wish))


def is_running(wish: ArcDocument | None, reminder: Reminder | None) -> bool:
    return bool(wish and wish.is_wanted and reminder and reminder.is_active)


def is_over(days: DaysWithArc, wish: ArcDocument, reminder: Reminder | None) -> bool:
    """Whether the last two of the long arc have come, and nobody asked for more."""
    if reminder is None or reminder.rests_since or ahead(reminder.dates, days.today):
        return False
    return (days.since or 0) >= LONG_ARC_FROM and bool(days.of(wish))


@dataclass(frozen=True)
class OfSession:
    """What a session's page says of them: offered, or on with the days."""

    is_on: bool
    coming: Coming


def arc_of_session(client: User, held_on: date) -> OfSession | None:
    """Only for the newest session, and those to come: older ones lead no more."""
    days = DaysWithArc(client, timezone.now())
    newest = max((each.on for each in days.sessions if each.on <= days.today), default=held_on)
    if held_on < newest:
        return None
    reminder = days.arc
    if reminder and reminder.is_active:
        wish = ArcDocument(at=reminder.local_time)
        return OfSession(True, coming(days, wish, ahead(reminder.dates, days.today)))
    return None if days.row else OfSession(False, would_come(days, ArcDocument()))


@dataclass(frozen=True)
class ArcToday:
    """The one thing Today asks or offers of these, the most pressing first."""

    resting: list[RestingLine]
    is_over: bool
    is_offered: bool

    def __bool__(self) -> bool:
        return bool(self.resting or self.is_over or self.is_offered)


def rows_offered(client: User) -> QuerySet[Any]:
    """A session that is near, of whoever was never asked: on its own day too, since nothing is
    sent before somebody says yes, and then not on that day.
    """
    near = (
        day_asked(client, -OFFERED_UNTIL * A_DAY),
        day_asked(client, DAYS_TO_PREPARE * A_DAY),
    )
    asked = Exists(ArcWish.objects.filter(client=client))
    return Session.objects.of(client).kept().filter(~asked, held_on__range=near)


def rows_over(client: User) -> QuerySet[Any]:
    """One whose last days of the long arc have come and gone."""
    today, long_ago = day_asked(client), day_asked(client, -LONG_ARC_FROM * A_DAY)
    sessions = Session.objects.of(client).kept().filter(held_on__lte=today)
    last = Func("dates", template=NEWEST, output_field=DateField())
    running = Reminder.objects.of(client.public_id).filter(is_active=True, rests_since=None)
    return (
        running.filter(
            Exists(sessions) & ~Exists(sessions.filter(held_on__gt=long_ago)),
            kind=Reminder.Kind.ARC,
        )
        .alias(last=last)
        .filter(last__lt=today)
    )
