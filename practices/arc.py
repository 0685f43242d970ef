"""On which days something may come after a session, and before the next: from daily to seasonal.

Pure: no clock, no database. Every session draws its own line of days, and the newest leads: one
that is over leads until the next one begins; in its last week the next one leads, save for the
first days of the one before. What comes of it is a set of days, so two sessions never give two
on one day.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from django.db import models
from django.utils.translation import gettext_lazy as _

from reminders.schedule import Rule, quiet_end

DAY = timedelta(days=1)
EVENING = time(19, 30)
FIRST_DAYS = 3
DAYS_TO_PREPARE = 7
LONG_ARC_FROM = 91
LONG_STEP = timedelta(days=28)  # the shortest step of the long arc, longer than any before it
MONTHS = 9  # so many of these, then a season lies between
SEASON = 84  # days
MOST_OF_THE_LONG_ARC = 2  # then nothing more comes until the person is asked, in the app


class Pace(models.TextChoices):
    """How often."""

    SUGGESTED = "suggested", _("As suggested")
    LESS = "less", _("Less often")
    NONE = "none", _("None")


@dataclass(frozen=True)
class Steps:
    """Days counted from a session: to it, from it, and how far apart they lie in the end."""

    before: frozenset[int]
    after: frozenset[int]
    last: int
    apart: int

    def comes_after(self, days: int) -> bool:
        """Whether something comes so many days after."""
        if days < LONG_ARC_FROM:
            return days in self.after
        long = days - self.last
        return long % (self.apart if long <= MONTHS * LONG_STEP.days else SEASON) == 0


STEPS: dict[str, Steps] = {
    Pace.SUGGESTED: Steps(
        before=frozenset({3, 1}),
        after=frozenset(
            {
                *(1, 2, 3),  # each day
                *(5, 7),  # every two days
                *(10, 14, 17, 21, 24, 28),  # twice a week
                *(35, 42, 49, 56),  # each week
                *(70, 84),  # every two weeks
            }
        ),
        last=84,
        apart=LONG_STEP.days,  # about once a month, on the weekday one is used to
    ),
    Pace.LESS: Steps(
        before=frozenset({1}),
        after=frozenset({1, 3, 7, 14, 21, 28, 42, 56, 84}),
        last=84,
        apart=SEASON,
    ),
}


@dataclass(frozen=True)
class Held:
    """One session, as the person's own clock tells it; quiet until then."""

    on: date
    quiet_until: datetime  # on the wall: without a zone


@dataclass(frozen=True)
class Hour:
    """The time of day somebody chose, when their day ends, and their quiet hours."""

    at: time = EVENING
    day_ends: time = time()
    quiet_from: time | None = None
    quiet_to: time | None = None

    def on(self, day: date) -> datetime:
        """What the wall's clock shows when it comes: maybe past midnight, or on the next morning.

        A time before the day's end still is that evening's; quiet hours move it to their end.
        """
        shown = datetime.combine(day + DAY * (self.at < self.day_ends), self.at)
        return quiet_end(self.rule, shown) or shown

    @property
    def rule(self) -> Rule:
        return Rule(frozenset(), self.at, "UTC", self.quiet_from, self.quiet_to, self.day_ends)


def arc_dates(
    sessions: Collection[Held],
    start: date,
    until: date,
    *,
    pace: str = Pace.SUGGESTED,
    hour: Hour | None = None,
) -> list[date]:
    """The days from `start` to `until`, both included, on which something may come."""
    if pace == Pace.NONE or not sessions:
        return []
    steps, hour = STEPS[pace], hour or Hour()
    return [
        day
        for day in days_between(start, until)
        if leads_to(sessions, day, steps) and not is_quiet(sessions, day, hour)
    ]


def leads_to(sessions: Collection[Held], day: date, steps: Steps) -> bool:
    """Whether the session that leads on a day lets something come."""
    since, ahead = days_since(sessions, day), days_ahead(sessions, day)
    if since is not None and since <= FIRST_DAYS:
        return since in steps.after or ahead in steps.before
    if ahead is not None and ahead <= DAYS_TO_PREPARE:
        return ahead in steps.before
    return since is not None and steps.comes_after(since)


def days_since(sessions: Collection[Held], day: date) -> int | None:
    return min(((day - each.on).days for each in sessions if each.on <= day), default=None)


def days_ahead(sessions: Collection[Held], day: date) -> int | None:
    return min(((each.on - day).days for each in sessions if each.on > day), default=None)


def is_quiet(sessions: Collection[Held], day: date, hour: Hour) -> bool:
    """Whether it is the day of a session, or its first hours are not over by then."""
    comes = hour.on(day)
    return any(
        each.on in {day, comes.date()} or (each.on < day and comes < each.quiet_until)
        for each in sessions
    )


def days_between(start: date, until: date) -> Iterator[date]:
    for number in range((until - start).days + 1):
        yield start + number * DAY


def without_a_tail(dates: list[date], sessions: Collection[Held], today: date) -> list[date]:
    """Let at most two of the long arc lie ahead: who stays away gets no third one, ever."""
    long = [day for day in dates if day >= today and is_long_after(sessions, day)]
    return [day for day in dates if day not in long[MOST_OF_THE_LONG_ARC:]]


def is_long_after(sessions: Collection[Held], day: date) -> bool:
    since = days_since(sessions, day)
    return since is not None and since >= LONG_ARC_FROM


def go_on_from(dates: list[date], today: date) -> list[date]:
    """Let the long arc go on in its own steps while one is ahead; what is over stays over."""
    ahead = [day for day in dates if day >= today]
    if not ahead or len(dates) < 2 or dates[-1] - dates[-2] < LONG_STEP:
        return dates
    for _each in range(MOST_OF_THE_LONG_ARC - len(ahead)):
        dates = [*dates, dates[-1] + next_step(dates)]
    return dates


def next_step(dates: list[date]) -> timedelta:
    """As far as the last one, or a season once there were months enough."""
    steps = [then - before for before, then in pairwise(dates)]
    return timedelta(days=SEASON) if steps.count(LONG_STEP) >= MONTHS else steps[-1]
