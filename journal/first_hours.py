"""The first hours around a session, in which nothing comes. Pure.

From its beginning to six hours after its end. Where only its beginning is known it lasts about
two hours; where no time is known, it is that whole day, as long as the person's own day lasts.
Rather too quiet: where only its end is known it begins with midnight; a time before the person's
day ends may mean either night, so both are quiet; where a clock shows a time twice, the earlier
one begins and the later one ends.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from accounts.days import on_clocks
from journal.arc import LASTS
from journal.recall import When

QUIET_AFTER = timedelta(hours=6)
DAY = timedelta(days=1)


class Quiet(NamedTuple):
    """From when until when."""

    begins_at: datetime
    ends_at: datetime


def first_hours(session: When, zone: tzinfo, day_ends: time = time()) -> Quiet:
    """When nothing comes because of a session, on the clock of that zone."""
    day, start, end = on_clocks(session.held_on), session.start_time, session.end_time
    if start is None and end is None:
        return Quiet(earliest(day, day_ends, zone), latest(day + DAY, day_ends, zone))
    return Quiet(earliest(day, start or time(), zone), end_of(day, start, end, day_ends, zone))


def end_of(
    day: date, start: time | None, end: time | None, day_ends: time, zone: tzinfo
) -> datetime:
    """When its first hours are over at the latest, of times of which one is known."""
    known = start if start is not None else end or time()
    day += DAY * (known < day_ends)  # or the night after that day
    if end is None:
        return latest(day, known, zone) + LASTS + QUIET_AFTER
    is_past_midnight = start is not None and end < start
    return latest(day + DAY * is_past_midnight, end, zone) + QUIET_AFTER


def earliest(day: date, at: time, zone: tzinfo) -> datetime:
    return min(shown(day, at, zone))


def latest(day: date, at: time, zone: tzinfo) -> datetime:
    return max(shown(day, at, zone))


def shown(day: date, at: time, zone: tzinfo) -> list[datetime]:
    """The instants at which a clock shows this, or would have where it jumps over it."""
    wall = datetime.combine(day, at, zone)
    return [wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
