"""The days that come of somebody's wish, from the sessions as they stand."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FilteredRelation, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from accounts.models import User
from accounts.places import clock
from encryption.errors import Unreadable
from encryption.readers import Reader, owner_reader
from journal.arc import has_ended
from journal.first_hours import first_hours
from journal.models import Session
from practices.arc import (
    DAYS_TO_PREPARE,
    FIRST_DAYS,
    Held,
    Hour,
    Pace,
    arc_dates,
    days_ahead,
    days_since,
    without_a_tail,
)
from practices.arc_documents import ArcDocument
from practices.models import ArcWish
from practices.own_days import own_day, wall_at
from prompts.phases import phase_on
from prompts.vocabulary import Phase
from reminders.models import QuietSpell, Reminder, ReminderSettings
from reminders.queries import Hours, hours_chosen
from reminders.schedule import first_instant

LOOKED_AHEAD = timedelta(days=366)  # beyond the newest: to the second of the long arc, or to it
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Days:
    """One person's sessions on their own clock, and the days that would come of a wish."""

    client: User
    now: datetime

    @cached_property
    def hours(self) -> Hours:
        return hours_chosen(getattr(self.client, "reminder_settings", None))

    @cached_property
    def rows(self) -> list[Session]:
        kept = Session.objects.of(self.client).kept().order_by("held_on", "pk")
        return list(kept.only("client_id", "held_on", "start_time", "end_time"))

    @cached_property
    def sessions(self) -> list[Held]:
        return [self.held(row) for row in self.rows]

    def held(self, session: Session) -> Held:
        zone = clock(self.client.time_zone)
        quiet = first_hours(session, zone, self.hours.day_ends_at)
        return Held(session.held_on, quiet.ends_at.astimezone(zone).replace(tzinfo=None))

    @property
    def wall(self) -> datetime:
        """What the clock on the person's wall shows now."""
        return wall_at(self.now, self.client.time_zone)

    @property
    def today(self) -> date:
        """The person's own day: past midnight it still is the evening's, if they said so."""
        return own_day(self.now, self.client.time_zone, self.hours.day_ends_at)

    @property
    def since(self) -> int | None:
        return days_since(self.sessions, self.today)

    @property
    def ahead(self) -> int | None:
        return days_ahead(self.sessions, self.today)

    @property
    def phase(self) -> str:
        """Where today stands, from the session that leads."""
        since, to_come = self.since, self.ahead
        is_in_first_days = since is not None and since <= FIRST_DAYS
        if to_come is not None and to_come <= DAYS_TO_PREPARE and not is_in_first_days:
            return str(Phase.PREPARE)
        newest = next((row for row in reversed(self.rows) if row.held_on <= self.today), None)
        if newest is None:
            return str(Phase.BETWEEN)
        return phase_on(newest.held_on, self.today, has_ended=has_ended(newest, self.now))

    @property
    def is_resting(self) -> bool:
        """Whether it is a session's own day, or its first hours are not over."""
        begun = (each for each in self.sessions if each.on <= self.today)
        return any(each.on == self.today or self.wall < each.quiet_until for each in begun)

    def of(self, wish: ArcDocument) -> list[date]:
        """From today on; of the long arc two and no more."""
        if not self.sessions:
            return []
        newest = min(max(each.on for each in self.sessions), self.today + LOOKED_AHEAD)
        until = max(self.today, newest) + LOOKED_AHEAD
        hour = self.hour_of(wish)
        found = arc_dates(self.sessions, self.today, until, pace=wish.pace, hour=hour)
        return without_a_tail(found, self.sessions, self.today)

    def hour_of(self, wish: ArcDocument) -> Hour:
        hours = self.hours
        return Hour(wish.at, hours.day_ends_at, hours.quiet_from, hours.quiet_to)


@dataclass(frozen=True)
class DaysAtHand(Days):
    """The same, of somebody who was found with the days of their sessions."""

    @cached_property
    def rows(self) -> list[Session]:
        found: list[dict[str, str | None]] = self.client.days  # type: ignore[attr-defined]
        return [session_of(each) for each in found]


@dataclass(frozen=True)
class DaysWithArc(Days):
    """The same, with what was set of the arc: all of it in one query."""

    @cached_property
    def _person(self) -> User:
        arc = FilteredRelation("reminders", condition=Q(reminders__kind=Reminder.Kind.ARC))
        people = User.objects.annotate(
            arc=arc,
            days=ArraySubquery(days_held(self.client)),
            spells=ArraySubquery(spells_of(self.client)),
        )
        found = people.select_related("reminder_settings", "arc_wish", "arc")  # type: ignore[misc]
        return found.get(pk=self.client.pk)

    @cached_property
    def hours(self) -> Hours:
        return hours_chosen(getattr(self._person, "reminder_settings", None))

    @cached_property
    def rows(self) -> list[Session]:
        found: list[dict[str, str | None]] = self._person.days  # type: ignore[attr-defined]
        return [session_of(each) for each in found]

    @property
    def arc(self) -> Reminder | None:
        """The reminder there is, running or stopped."""
        found: Reminder | None = getattr(self._person, "arc", None)
        return found

    @property
    def row(self) -> ArcWish | None:
        """What was wished for, sealed; nothing when they were never asked."""
        return getattr(self._person, "arc_wish", None)

    @property
    def way(self) -> str:
        """How reminders reach this person, in words."""
        chosen = getattr(self._person, "reminder_settings", None) or ReminderSettings()
        return str(chosen.get_way_display())

    def rests_on(self, shown: datetime) -> bool:
        """Whether nothing comes when the wall shows this: everything rests, or is lighter."""
        moment = first_instant(shown, clock(self.client.time_zone))
        return is_at_rest(moment, self.arc, self._person.spells)  # type: ignore[attr-defined]


def spells_of(client: User) -> QuerySet[QuietSpell, Any]:
    said = JSONObject(begins="begins_at", ends="ends_at")
    return QuietSpell.objects.of(client.public_id).values(said=said)


def is_at_rest(
    moment: datetime, arc: Reminder | None, spells: Iterable[dict[str, str | None]]
) -> bool:
    """Whether what comes along the way is paused then, or a time kept quiet lies around it."""
    is_paused = arc is not None and arc.is_paused(moment)
    return is_paused or any(is_around(each, moment) for each in spells)


def is_around(spell: dict[str, str | None], moment: datetime) -> bool:
    begins, ends = spell["begins"], spell["ends"]
    is_over = ends is not None and datetime.fromisoformat(ends) <= moment
    return datetime.fromisoformat(str(begins)) <= moment and not is_over


def days_held(client: User) -> QuerySet[Session, Any]:
    said = JSONObject(on="held_on", start="start_time", end="end_time")
    return Session.objects.of(client).kept().order_by("held_on", "pk").values(said=said)


def session_of(said: dict[str, str | None]) -> Session:
    """A session as far as its day and its times say."""
    start, end = (said[name] and time.fromisoformat(str(said[name])) for name in ("start", "end"))
    held_on = date.fromisoformat(str(said["on"]))
    return Session(held_on=held_on, start_time=start or None, end_time=end or None)


def days_of(client: User) -> Days:
    return Days(client, timezone.now())


def wish_of(client: User) -> ArcDocument | None:
    """What they wished for; nothing when they were never asked."""
    row = ArcWish.objects.filter(client=client).first()
    return opened_wish(row) if row else None


def opened_wish(row: ArcWish, reader: Reader | None = None) -> ArcDocument:
    """One that does not open is no wish for mail."""
    try:
        return ArcDocument.from_json(row.open_for(reader or owner_reader(row.client_id)))
    except Unreadable:
        log.error("%s does not open", row)
        return ArcDocument(pace=Pace.NONE)
