"""The pure schedule: one moment for each chosen local day, whatever the clock does."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reminders.schedule import Rule, moment_of, next_quiet, occurrences, own_day, quiet_end

EVERY_DAY = frozenset(range(7))
ZONES = sorted(available_timezones() - {"localtime", "Factory", "posixrules"})


def rule(zone: str, at: time, quiet: tuple[time, time] | None = None, days=EVERY_DAY) -> Rule:
    begins, ends = quiet or (None, None)
    return Rule(days=frozenset(days), at=at, zone=zone, quiet_from=begins, quiet_to=ends)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def moment_on(chosen: Rule, day: date) -> datetime | None:
    noon = datetime.combine(day, time(12), UTC)
    around = occurrences(chosen, noon - timedelta(days=3), noon + timedelta(days=3))
    return dict(around).get(day)


@pytest.mark.parametrize(
    ("zone", "day", "at", "due_at"),
    [
        ("Europe/Berlin", date(2026, 3, 28), time(2, 30), "2026-03-28T01:30"),
        ("Europe/Berlin", date(2026, 3, 29), time(1, 59), "2026-03-29T00:59"),
        ("Europe/Berlin", date(2026, 3, 29), time(2, 0), "2026-03-29T01:00"),  # the jump
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:00"),
        ("Europe/Berlin", date(2026, 3, 29), time(3, 0), "2026-03-29T01:00"),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30"),  # the first
        ("Europe/Berlin", date(2026, 10, 25), time(3, 0), "2026-10-25T02:00"),
        ("America/New_York", date(2026, 3, 8), time(2, 15), "2026-03-08T07:00"),
        ("America/New_York", date(2026, 3, 8), time(9, 0), "2026-03-08T13:00"),
        ("America/New_York", date(2026, 11, 1), time(1, 15), "2026-11-01T05:15"),
        ("America/New_York", date(2026, 11, 1), time(2, 0), "2026-11-01T07:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 10), "2026-10-03T15:30"),  # 30 minutes
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 30), "2026-10-03T15:30"),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), "2026-04-04T14:45"),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(2, 0), "2026-04-04T15:30"),
        ("Africa/Cairo", date(2026, 4, 24), time(0, 0), "2026-04-23T22:00"),  # no midnight
        ("Pacific/Apia", date(2011, 12, 29), time(20, 0), "2011-12-30T06:00"),
        ("Pacific/Apia", date(2011, 12, 31), time(20, 0), "2011-12-31T06:00"),
    ],
)
def test_a_wall_time_has_one_instant(zone: str, day: date, at: time, due_at: str) -> None:
    assert moment_on(rule(zone, at), day) == utc(due_at)


def test_a_day_that_no_clock_showed_has_no_occurrence() -> None:
    daily = rule("Pacific/Apia", time(20))

    found = list(occurrences(daily, utc("2011-12-28T00:00"), utc("2012-01-02T00:00")))

    assert [moment.local_date.day for moment in found] == [27, 28, 29, 31, 1]
    assert moment_on(daily, date(2011, 12, 30)) is None


@pytest.mark.parametrize(
    ("at", "quiet", "due_at"),
    [
        (time(20, 59), (time(21), time(9)), "2026-06-10T20:59"),
        (time(21, 0), (time(21), time(9)), "2026-06-11T09:00"),  # next morning, still the 10th's
        (time(23, 0), (time(21), time(9)), "2026-06-11T09:00"),
        (time(0, 0), (time(21), time(9)), "2026-06-10T09:00"),
        (time(8, 59), (time(21), time(9)), "2026-06-10T09:00"),
        (time(9, 0), (time(21), time(9)), "2026-06-10T09:00"),
        (time(13, 30), (time(13), time(15)), "2026-06-10T15:00"),
        (time(15, 0), (time(13), time(15)), "2026-06-10T15:00"),
        (time(12, 0), None, "2026-06-10T12:00"),
    ],
)
def test_a_time_inside_quiet_hours_moves_to_their_end(
    at: time, quiet: tuple[time, time] | None, due_at: str
) -> None:
    assert moment_on(rule("UTC", at, quiet), date(2026, 6, 10)) == utc(due_at)


@pytest.mark.parametrize(
    ("day", "at", "quiet", "due_at"),
    [
        # 02:30 does not exist and 03:00, the first instant after, is quiet
        (date(2026, 3, 29), time(2, 30), (time(3), time(7)), "2026-03-29T05:00"),
        # the quiet hours' own end does not exist
        (date(2026, 3, 29), time(1, 0), (time(22), time(2, 30)), "2026-03-29T01:00"),
        # the quiet hours' end is shown twice: its first showing
        (date(2026, 10, 25), time(1, 0), (time(22), time(2, 30)), "2026-10-25T00:30"),
    ],
)
def test_quiet_hours_and_a_clock_change_together(
    day: date, at: time, quiet: tuple[time, time], due_at: str
) -> None:
    assert moment_on(rule("Europe/Berlin", at, quiet), day) == utc(due_at)


def test_the_weekday_is_that_of_the_own_day_not_of_the_quiet_end() -> None:
    mondays = rule("UTC", time(22), (time(21), time(9)), days={0})

    found = list(occurrences(mondays, utc("2026-06-01T00:00"), utc("2026-06-15T00:00")))

    assert found == [
        (date(2026, 6, 1), utc("2026-06-02T09:00")),
        (date(2026, 6, 8), utc("2026-06-09T09:00")),
    ]


@pytest.mark.parametrize(
    ("at", "day_ends", "quiet", "due_at"),
    [
        (time(1, 30), time(3), None, "2026-06-13T01:30"),  # Friday's, on Saturday's clock
        (time(2, 59), time(3), None, "2026-06-13T02:59"),
        (time(3), time(3), None, "2026-06-12T03:00"),
        (time(23), time(3), None, "2026-06-12T23:00"),
        (time(0), time(0), None, "2026-06-12T00:00"),
        (time(1, 30), time(3), (time(21), time(9)), "2026-06-13T09:00"),
    ],
)
def test_a_time_before_the_days_end_is_the_evening_befores(
    at: time, day_ends: time, quiet: tuple[time, time] | None, due_at: str
) -> None:
    begins, ends = quiet or (None, None)
    fridays = Rule(frozenset({4}), at, "UTC", begins, ends, day_ends)

    found = list(occurrences(fridays, utc("2026-06-08T12:00"), utc("2026-06-15T12:00")))

    assert found == [(date(2026, 6, 12), utc(due_at))]


def test_a_late_evening_that_the_clock_jumps_over_stays_its_own_days() -> None:
    late = Rule(EVERY_DAY, time(2, 30), "Europe/Berlin", day_ends=time(3))

    assert moment_on(late, date(2026, 3, 28)) == utc("2026-03-29T01:00")
    assert moment_on(late, date(2026, 3, 29)) == utc("2026-03-30T00:30")


@pytest.mark.parametrize(
    ("moment", "day_ends", "day"),
    [
        ("2026-06-13T01:30", time(3), date(2026, 6, 12)),
        ("2026-06-13T03:00", time(3), date(2026, 6, 13)),
        ("2026-06-13T01:30", time(0), date(2026, 6, 13)),
    ],
)
def test_a_moment_belongs_to_a_day_by_the_days_own_end(
    moment: str, day_ends: time, day: date
) -> None:
    assert own_day(Rule(EVERY_DAY, time(8), "UTC", day_ends=day_ends), utc(moment)) == day


@pytest.mark.parametrize("quiet", [(time(2), time(2, 40)), (time(1, 30), time(2, 40)), (22, 7)])
@pytest.mark.parametrize("zone", ["Europe/Berlin", "Australia/Lord_Howe", "Africa/Cairo"])
def test_when_it_is_quiet_next_is_known_over_every_change(zone: str, quiet: Any) -> None:
    hours = tuple(at if isinstance(at, time) else time(at) for at in quiet)
    chosen = rule(zone, time(12), hours)
    for day in ("2026-03-28", "2026-04-03", "2026-04-23", "2026-10-03", "2026-10-24", "2026-10-28"):
        steps = [utc(f"{day}T12:00") + timedelta(minutes=10) * n for n in range(24 * 6 * 3)]
        quiet_ones = [step for step in steps if is_quiet(chosen, step)]
        for step in steps[: 24 * 6 * 2]:
            assert next_quiet(chosen, step) == next(q for q in quiet_ones if q >= step), step


def test_dates_come_instead_of_weekdays() -> None:
    picked = frozenset({date(2026, 6, 3), date(2026, 6, 9)})
    dated = Rule(EVERY_DAY, time(20), "UTC", dates=picked)

    found = list(occurrences(dated, utc("2026-06-01T00:00"), utc("2026-06-15T00:00")))

    assert found == [
        (date(2026, 6, 3), utc("2026-06-03T20:00")),
        (date(2026, 6, 9), utc("2026-06-09T20:00")),
    ]
    assert moment_on(dated, date(2026, 6, 4)) is None
    assert moment_of(dated, date(2026, 6, 4)) == utc("2026-06-04T20:00")


def test_windows_that_touch_share_nothing_and_miss_nothing() -> None:
    daily = rule("America/New_York", time(2, 15), (time(1), time(2, 30)))
    edges = [utc("2026-03-06T00:00") + timedelta(hours=7, minutes=30) * n for n in range(60)]

    pieces = [moment for start, end in pairwise(edges) for moment in occurrences(daily, start, end)]

    assert pieces == list(occurrences(daily, edges[0], edges[-1]))


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize("at", [time(0), time(1, 45), time(2, 15), time(2, 30), time(3), time(23)])
@pytest.mark.parametrize("quiet", [None, (time(21), time(9)), (time(2), time(3))])
def test_spring_and_autumn_give_exactly_one_per_local_day(
    zone: str, at: time, quiet: tuple[time, time] | None
) -> None:
    daily = rule(zone, at, quiet)

    found = list(occurrences(daily, utc("2026-01-01T12:00"), utc("2027-01-01T12:00")))

    days = [moment.local_date for moment in found]
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert len(days) in {365, 366}
    assert not any(is_quiet(daily, moment.due_at) for moment in found)


@settings(max_examples=400)
@given(
    zone=st.sampled_from(ZONES),
    start=st.datetimes(datetime(1975, 1, 1), datetime(2036, 1, 1)),  # noqa: DTZ001
    at=st.times().map(lambda at: at.replace(microsecond=0)),
    quiet=st.none() | st.tuples(st.integers(0, 23), st.integers(1, 12)),
    days=st.sets(st.integers(0, 6), min_size=1),
)
def test_every_zone_gives_each_chosen_day_that_exists_exactly_one(
    zone: str, start: datetime, at: time, quiet: tuple[int, int] | None, days: set[int]
) -> None:
    hours = quiet and (time(quiet[0]), time((quiet[0] + quiet[1]) % 24))
    chosen = rule(zone, at, hours, days)
    begins = start.replace(tzinfo=UTC, microsecond=0)
    ends = begins + timedelta(days=12)

    found = list(occurrences(chosen, begins, ends))

    assert [moment.local_date for moment in found] == sorted({m.local_date for m in found})
    assert {m.local_date for m in found} >= days_shown(zone, begins, ends, days)
    assert all(begins <= moment.due_at < ends for moment in found)
    assert not any(is_quiet(chosen, moment.due_at) for moment in found)


def days_shown(zone: str, begins: datetime, ends: datetime, days: set[int]) -> set[date]:
    """Return the chosen dates whose moment surely lies inside: found by looking at the clock."""
    first, last = begins + timedelta(hours=1), ends - timedelta(days=3)
    hours = int((last - first).total_seconds() // 3600)
    shown = [(first + timedelta(hours=n)).astimezone(ZoneInfo(zone)).date() for n in range(hours)]
    return {day for day in shown if day != shown[0] and day.weekday() in days}


def is_quiet(chosen: Rule, moment: datetime) -> bool:
    local = moment.astimezone(ZoneInfo(chosen.zone)).replace(tzinfo=None)
    return quiet_end(chosen, local) is not None
