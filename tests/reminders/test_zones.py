"""Every zone, every clock change from 2026 to 2035: each chosen day has one moment, the right one.

The judge (`tests.reminders.clocks`) shares no line with `reminders.schedule`. The short form
takes one zone for each set of rules, the long one every zone, and each set day by day.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import pytest

from reminders.schedule import Rule, occurrences
from tests.reminders.clocks import Clocks, all_zones, by_rules, clocks_of, is_quiet

EVERY_DAY = frozenset(range(7))
DAY = timedelta(days=1)
FIRST, LAST = date(2026, 1, 1), date(2035, 12, 31)
TIMES = (time(0), time(1, 30), time(2, 30), time(20))  # a midnight, two that jump, an evening
NIGHT, NOON, SMALL = (time(20), time(9)), (time(13), time(15)), (time(1), time(2, 30))
Way = tuple[tuple[time, time] | None, time]
WAYS: tuple[Way, ...] = (  # quiet hours, and when the own day ends
    (None, time(0)),
    (None, time(3)),
    (NIGHT, time(0)),
    (NIGHT, time(3)),
    (SMALL, time(2)),
    (NOON, time(0)),
)
DAY_BY_DAY = (WAYS[0], WAYS[3], WAYS[4])
Found = list[tuple[date, datetime]]


def days(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


def found(zone: str, rule: Rule, first: date, last: date) -> Found:
    """Ask the schedule for more than these days, and keep what belongs to them."""
    start = datetime.combine(first, time(), UTC) - 2 * DAY
    end = datetime.combine(last, time(), UTC) + 4 * DAY
    return [m for m in occurrences(rule, start, end) if first <= m.local_date <= last]


def wrong_ones(
    zone: str, clocks: Clocks, first: date, last: date, ways: Iterable[Way] = WAYS
) -> list[object]:
    """Return every way and time at which a day has no moment, two, a quiet or another one."""
    wrong: list[object] = []
    for at in TIMES:
        for quiet, day_ends in ways:
            begins, ends = quiet or (None, None)
            rule = Rule(EVERY_DAY, at, zone, begins, ends, day_ends)
            got = found(zone, rule, first, last)
            wanted = [(d, clocks.expected(d, at, quiet, day_ends)) for d in days(first, last)]
            noisy = [m for m in got if quiet and is_quiet(clocks.shown(m[1]), quiet)]
            if got != wanted or noisy:
                wrong.append((zone, at, quiet, day_ends, first, set(got) ^ set(wanted), noisy))
    return wrong


def around(clocks: Clocks) -> Iterable[tuple[date, date]]:
    """Yield the days around each clock change of the ten years."""
    for change in clocks.changes:
        if FIRST <= change.date() <= LAST:
            yield change.date() - 2 * DAY, change.date() + 2 * DAY


def all_wrong(zones: Iterable[str]) -> list[object]:
    return [
        one
        for zone in zones
        for first, last in around(clocks_of(zone))
        for one in wrong_ones(zone, clocks_of(zone), first, last)
    ]


@pytest.fixture(scope="module")
def representatives() -> list[str]:
    """Return one zone for each set of rules that changes its clock at all."""
    return [zones[0] for clocks, zones in by_rules().items() if clocks.changes]


def test_each_set_of_rules_is_right_around_its_changes(representatives: list[str]) -> None:
    assert len(representatives) >= 25
    shifts = {
        abs(after - before)
        for zone in representatives
        for before, after in zip(clocks_of(zone).offsets, clocks_of(zone).offsets[1:], strict=False)
    }
    assert {timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2)} <= shifts

    assert all_wrong(representatives) == []


def test_chosen_dates_and_weekdays_give_just_those_days(representatives: list[str]) -> None:
    for zone in representatives[::4]:
        clocks = clocks_of(zone)
        for first, last in list(around(clocks))[:2]:
            picked = frozenset({first, first + 2 * DAY, last})
            dated = Rule(frozenset(), time(1, 30), zone, *NIGHT, time(3), picked)
            weekly = Rule(frozenset({first.weekday()}), time(1, 30), zone, *NIGHT, time(3))

            right = [(d, clocks.expected(d, time(1, 30), NIGHT, time(3))) for d in sorted(picked)]
            assert found(zone, dated, first, last) == right
            assert found(zone, weekly, first, last) == right[:1]


@pytest.mark.prove
def test_every_zone_is_right_around_every_change() -> None:
    zones = all_zones()
    changes = sum(len(list(around(clocks_of(zone)))) for zone in zones)

    assert len(zones) >= 590
    assert changes >= 4_000
    assert all_wrong(zones) == []


@pytest.mark.prove
def test_each_set_of_rules_is_right_day_by_day_for_ten_years() -> None:
    groups = by_rules()

    assert len(groups) >= 60
    assert [
        one
        for clocks, zones in groups.items()
        for one in wrong_ones(zones[0], clocks, FIRST, LAST, DAY_BY_DAY)
    ] == []
