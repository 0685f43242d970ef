"""What the clocks of a zone show, told without `reminders.schedule`: the judge of its answers.

A zone is a list of spans between clock changes, each with one offset. Everything follows by
adding and comparing whole seconds.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

DAY = timedelta(days=1)
BEGIN, END = datetime(2025, 12, 20, tzinfo=UTC), datetime(2036, 1, 12, tzinfo=UTC)
LOOK = 4 * DAY  # no zone changes its clock twice within so few days


@dataclass(frozen=True)
class Clocks:
    """Where each span begins (UTC) and how far its clock is from UTC."""

    begins: tuple[datetime, ...]
    offsets: tuple[timedelta, ...]

    @property
    def changes(self) -> tuple[datetime, ...]:
        return self.begins[1:]

    def shown(self, moment: datetime) -> datetime:
        """Return what the clock shows at a moment, without a zone."""
        offset = self.offsets[bisect_right(self.begins, moment) - 1]
        return moment.replace(tzinfo=None) + offset

    def first(self, shown: datetime) -> datetime:
        """Return the first moment the clock shows this, or the jump over it."""
        moment = shown.replace(tzinfo=UTC)
        spans = list(zip(self.begins, (*self.begins[1:], END), self.offsets, strict=True))
        near = max(0, bisect_right(self.begins, moment - 2 * DAY) - 1)
        for begin, end, offset in spans[near:]:
            if moment - offset < begin:
                return begin  # the span before ended too early, this one begins too late
            if moment - offset < end:
                return moment - offset
        raise ValueError(shown)

    def expected(
        self, day: date, at: time, quiet: tuple[time, time] | None, day_ends: time
    ) -> datetime:
        """Return the moment of a day: the first one not quiet from the wall time on."""
        moment = self.first(datetime.combine(day + DAY if at < day_ends else day, at))
        if quiet is None or not is_quiet(self.shown(moment), quiet):
            return moment
        today = self.shown(moment).date()
        ends = [self.first(datetime.combine(today + n * DAY, quiet[1])) for n in range(3)]
        candidates = sorted({*ends, *self.changes})
        for one in candidates[bisect_right(candidates, moment) :]:
            if not is_quiet(self.shown(one), quiet):
                return one
        raise ValueError(day)


def is_quiet(shown: datetime, quiet: tuple[time, time]) -> bool:
    """Say whether a clock's face lies in quiet hours, counting minutes from their beginning."""
    begin, end, now = (60 * t.hour + t.minute for t in (*quiet, shown.time()))
    return (now - begin) % 1440 < (end - begin) % 1440


@cache
def clocks_of(zone: str) -> Clocks:
    """Look at a zone's clock every few days, and for the moment of each change by halving."""
    info = ZoneInfo(zone)
    begins, offsets = [BEGIN], [offset_at(info, BEGIN)]
    for n in range((END - BEGIN) // LOOK):
        begin = BEGIN + n * LOOK
        now = offset_at(info, begin + LOOK)
        if now != offsets[-1]:
            begins.append(change_between(info, begin, begin + LOOK))
            offsets.append(now)
    return Clocks(tuple(begins), tuple(offsets))


def change_between(info: ZoneInfo, before: datetime, after: datetime) -> datetime:
    old = offset_at(info, before)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=int((after - before).total_seconds()) // 2)
        if offset_at(info, middle) == old:
            before = middle
        else:
            after = middle
    return after


def offset_at(info: ZoneInfo, moment: datetime) -> timedelta:
    offset = moment.astimezone(info).utcoffset()
    assert offset is not None
    return offset


def all_zones() -> list[str]:
    return sorted(available_timezones())


def by_rules() -> dict[Clocks, list[str]]:
    """Group the zones whose clocks show the same at every moment of these years."""
    groups: dict[Clocks, list[str]] = {}
    for zone in all_zones():
        groups.setdefault(clocks_of(zone), []).append(zone)
    return groups
