"""On which days something comes: from daily to seasonal, the newest session first."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.arc import Held, Hour, Pace, arc_dates, go_on_from, without_a_tail

DAY = timedelta(days=1)
ZERO = date(2026, 11, 2)
YEARS = 3 * 365


def held(number: int, *, quiet_until: datetime | None = None) -> Held:
    """A session so many days after the first, known by its day, or quiet until then."""
    on = ZERO + number * DAY
    return Held(on, quiet_until or datetime.combine(on + DAY, time()))


def numbers(dates: list[date]) -> list[int]:
    return [(each - ZERO).days for each in dates]


def days(*sessions: int, until: int, **how: Any) -> list[int]:
    """The days something comes, counted from the first session."""
    found = arc_dates([held(n) for n in sessions], ZERO - 30 * DAY, ZERO + until * DAY, **how)
    return numbers(found)


def test_it_thins_from_daily_to_seasonal() -> None:
    assert days(0, until=600) == [
        *(-3, -1),  # before
        *(1, 2, 3),  # each day
        *(5, 7),  # every two days
        *(10, 14, 17, 21, 24, 28),  # twice a week
        *(35, 42, 49, 56),  # each week
        *(70, 84),  # every two weeks
        *(112, 140, 168, 196, 224, 252, 280, 308, 336),  # about once a month
        *(420, 504, 588),  # each season
    ]


def test_less_often_thins_to_once_a_season() -> None:
    less = days(0, until=260, pace=Pace.LESS)

    assert less == [-1, 1, 3, 7, 14, 21, 28, 42, 56, 84, 168, 252]


def test_none_is_none() -> None:
    assert days(0, until=200, pace=Pace.NONE) == []


def test_without_a_session_nothing_comes() -> None:
    assert days(until=200) == []


def test_the_newest_leads_and_an_older_one_says_nothing_more() -> None:
    """From the 14th on it is all as if there had been no other."""
    both = days(0, 14, until=60)

    assert [n for n in both if n >= 14] == [n + 14 for n in days(0, until=46) if n > 0]


def test_in_its_last_week_the_next_one_leads_save_for_the_first_days_of_the_last() -> None:
    assert days(0, 14, until=14) == [-3, -1, 1, 2, 3, 5, 11, 13]
    assert days(0, 7, until=7) == [-3, -1, 1, 2, 3, 4, 6]
    assert days(0, 3, until=3) == [-3, -1, 1, 2]


def test_two_on_one_day_are_as_one() -> None:
    assert days(0, 0, until=90) == days(0, until=90)


@pytest.mark.parametrize(
    ("quiet_until", "first"),
    [
        (time(5), 1),
        (time(19, 29), 1),
        (time(19, 31), 2),  # just past the time chosen
    ],
)
def test_nothing_comes_before_the_first_hours_are_over(quiet_until: time, first: int) -> None:
    """Some sessions end in the afternoon after."""
    sessions = [held(0, quiet_until=datetime.combine(ZERO + DAY, quiet_until))]

    assert numbers(arc_dates(sessions, ZERO, ZERO + 3 * DAY))[0] == first


def test_a_time_past_midnight_belongs_to_the_evening_and_not_to_a_sessions_day() -> None:
    night = Hour(at=time(1, 30), day_ends=time(3))

    before = days(0, until=3, hour=night)

    assert before == [-3, 1, 2, 3]  # the evening of -1 would be the morning of the day itself


def test_quiet_hours_push_nothing_into_a_sessions_day() -> None:
    late = Hour(at=time(22), quiet_from=time(21), quiet_to=time(9))

    before = days(0, 14, until=14, hour=late)

    assert before == [-3, 1, 2, 3, 5, 11]  # the evenings of -1 and 13 would be the next morning


sessions_of_years = st.lists(st.integers(-400, YEARS), min_size=1, max_size=8)
paces = st.sampled_from([Pace.SUGGESTED, Pace.LESS])


@given(sessions_of_years, paces)
def test_never_two_on_one_day_and_never_on_a_sessions_own_day(found: list[int], pace: str) -> None:
    dates = days(*found, until=YEARS, pace=pace)

    assert sorted(set(dates)) == dates
    assert set(dates) & set(found) == set()


@given(sessions_of_years, paces, st.integers(0, 400), st.integers(0, 400))
def test_two_looks_that_touch_are_one_look(
    found: list[int], pace: str, first: int, then: int
) -> None:
    sessions = [held(n) for n in found]
    middle, end = ZERO + first * DAY, ZERO + (first + then) * DAY

    halves = arc_dates(sessions, ZERO, middle, pace=pace)
    halves += arc_dates(sessions, middle + DAY, end, pace=pace)

    assert halves == arc_dates(sessions, ZERO, end, pace=pace) or then == 0


@given(sessions_of_years, paces)
def test_more_sessions_never_bring_more_than_one_a_day_and_three_in_a_row_after_one(
    found: list[int], pace: str
) -> None:
    """Away from a session's first days and last week, two days never follow each other."""
    dates = set(days(*found, until=YEARS, pace=pace))
    pairs = {n for n in dates if n + 1 in dates}

    assert all(any(-7 <= n - session <= 3 for session in found) for n in pairs)


def test_two_of_the_long_arc_lie_ahead_and_no_third() -> None:
    sessions = [held(0)]
    dates = arc_dates(sessions, ZERO, ZERO + 400 * DAY)

    kept = without_a_tail(dates, sessions, ZERO)
    later = without_a_tail(dates, sessions, ZERO + 113 * DAY)

    assert numbers(kept)[-3:] == [84, 112, 140]
    assert numbers(later)[-3:] == [112, 140, 168]


@pytest.mark.parametrize(
    ("today", "then"),
    [
        (100, [112, 140]),  # two are ahead
        (113, [140, 168]),  # one came; whoever answered gets the next
        (140, [140, 168]),  # the last is today
        (141, []),  # nothing is ahead: it is over, until somebody asks for it
    ],
)
def test_it_goes_on_while_one_is_ahead(today: int, then: list[int]) -> None:
    dates = [ZERO + n * DAY for n in (84, 112, 140)]

    gone_on = go_on_from(dates, ZERO + today * DAY)

    assert [n for n in numbers(gone_on) if n >= today] == then


def test_after_nine_months_it_goes_on_by_seasons() -> None:
    dates = arc_dates([held(0)], ZERO, ZERO + 336 * DAY)

    gone_on = go_on_from(dates, ZERO + 336 * DAY)

    assert numbers(go_on_from(gone_on, ZERO + 420 * DAY))[-4:] == [308, 336, 420, 504]


def test_what_is_not_yet_the_long_arc_is_left_as_it_is() -> None:
    dates = [ZERO + n * DAY for n in (1, 2, 3)]

    assert go_on_from(dates, ZERO + 3 * DAY) == dates
