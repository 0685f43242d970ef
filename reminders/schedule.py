"""When a reminder falls due: pure, without a clock and without a database.

An occurrence belongs to a local day, the day whose weekday was chosen, whatever the clock
does to its moment:

- a wall time the clock jumps over becomes the first valid instant after the jump;
- a wall time the clock shows twice is its first showing;
- a moment inside quiet hours moves to their end, if need be on the next morning, and still
  belongs to its own day;
- where a day ends after midnight ("my day ends at 03:00"), a wall time before that hour is the
  evening before's: Friday's 01:30 comes on Saturday's clock;
- a day that does not exist in the zone (Apia, 30 December 2011) has no occurrence.

So each chosen day has exactly one as long as nobody changes the rule: a change that moves today's
moment into the past leaves today without one, since nothing is ever caught up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from reminders.zone_data import clock_of, zone_here

QUIET_FROM = time(21)  # what forms offer until the person says otherwise
QUIET_TO = time(9)
MIDNIGHT = time(0)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
FURTHEST_MOVE = 4 * DAY  # how far a late day's end, quiet hours and a missing day push, and more
MOST_MOVES = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """Weekdays (Monday is 0) or dates instead of them, a wall time and an IANA zone.

    Quiet hours count if both ends are given; `day_ends` is when the person's own day is over.
    """

    days: frozenset[int]
    at: time
    zone: str
    quiet_from: time | None = None
    quiet_to: time | None = None
    day_ends: time = MIDNIGHT
    dates: frozenset[date] = frozenset()


class Moment(NamedTuple):
    local_date: date
    due_at: datetime


def occurrences(rule: Rule, start: datetime, end: datetime) -> Iterator[Moment]:
    """Yield each occurrence due in [start, end), by local day.

    Windows that touch share nothing and miss nothing: a day has one moment, and the moment
    lies in exactly one of them.
    """
    zone = zone_here(rule.zone)
    first = (start - FURTHEST_MOVE).astimezone(zone).date()
    last = (end + DAY).astimezone(zone).date()
    for day in chosen_days(rule, first, last):
        due_at = moment_of(rule, day)
        if due_at is not None and start <= due_at < end:
            yield Moment(day, due_at)


def chosen_days(rule: Rule, first: date, last: date) -> Iterator[date]:
    """Yield the dates that were chosen, from the first to the last."""
    if rule.dates:
        yield from sorted(day for day in rule.dates if first <= day <= last)
        return
    for n in range((last - first).days + 1):
        day = first + n * DAY
        if day.weekday() in rule.days:
            yield day


def moment_of(rule: Rule, day: date) -> datetime | None:
    """Return when it would fall due on any day, chosen or not; None when there is no such day."""
    zone = zone_here(rule.zone)
    if not day_exists(day, zone):
        return None
    is_night = rule.at < rule.day_ends  # the clock already shows the next date
    shown = datetime.combine(day + DAY if is_night else day, rule.at)
    return after_quiet(rule, first_instant(shown, zone), zone)


def own_day(rule: Rule, moment: datetime) -> date:
    """Return the local day a moment belongs to, by the person's own day's end."""
    shown = wall(moment, clock_of(rule.zone))
    return shown.date() - DAY if shown.time() < rule.day_ends else shown.date()


def day_begins(rule: Rule, day: date) -> datetime:
    """Return when the person's own day begins."""
    return first_instant(datetime.combine(day, rule.day_ends), clock_of(rule.zone))


def day_exists(day: date, zone: tzinfo) -> bool:
    """Say whether any clock in the zone ever showed that date."""
    return wall(first_instant(datetime.combine(day, time()), zone), zone).date() == day


def after_quiet(rule: Rule, moment: datetime, zone: tzinfo) -> datetime:
    """Move a moment inside quiet hours to their end, and look again where the clock jumps."""
    for _ in range(MOST_MOVES):
        ends_at = quiet_end(rule, wall(moment, zone))
        if ends_at is None:
            break
        moment = first_instant(ends_at, zone)
    return moment


def quiet_end(rule: Rule, shown: datetime) -> datetime | None:
    """Return the wall time at which the quiet hours around `shown` end, or None outside."""
    begins, ends = rule.quiet_from, rule.quiet_to
    if begins is None or ends is None or begins == ends:
        return None
    at = shown.time()
    is_overnight = begins > ends
    if is_overnight and at >= begins:
        return datetime.combine(shown.date() + DAY, ends)
    if (is_overnight and at < ends) or begins <= at < ends:
        return datetime.combine(shown.date(), ends)
    return None


def next_quiet(rule: Rule, moment: datetime) -> datetime | None:
    """Return when it is quiet next: now, or when quiet hours begin; None without any."""
    zone = zone_here(rule.zone)
    shown = wall(moment, zone)
    if quiet_end(rule, shown) is not None:
        return moment
    if rule.quiet_from is None or rule.quiet_to is None:
        return None
    wait = (datetime.combine(shown.date(), rule.quiet_from) - shown) % DAY
    if wall(moment + wait, zone) == shown + wait:
        return moment + wait
    return next_quiet(rule, next_change(moment, moment + wait, zone))


def next_change(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """Return the second between these two at which the clock is changed, found by halving."""
    before, after = before.astimezone(UTC).replace(microsecond=0), after.astimezone(UTC)
    old = before.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after


def first_instant(shown: datetime, zone: tzinfo) -> datetime:
    """Return the first instant at which the zone's clock shows `shown`, or has jumped past it."""
    earlier = shown.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if wall(earlier, zone) == shown:
        return earlier
    return end_of_gap(shown, zone)


def end_of_gap(shown: datetime, zone: tzinfo) -> datetime:
    """Return the instant of the jump over `shown`, found by halving; jumps fall on seconds."""
    shown = shown.replace(microsecond=0)
    before = shown.replace(tzinfo=zone, fold=1).astimezone(UTC)
    after = shown.replace(tzinfo=zone, fold=0).astimezone(UTC)
    while after - before > SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if wall(middle, zone) < shown:
            before = middle
        else:
            after = middle
    return after


def wall(moment: datetime, zone: tzinfo) -> datetime:
    """Return what the zone's clock shows, without zone or fold."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)
