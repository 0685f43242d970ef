"""When a piece was remembered: told from the session's end, its start, or its day."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from journal.recall import since

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")


@dataclass
class Held:
    held_on: date = date(2026, 11, 17)
    start_time: time | None = None
    end_time: time | None = None


WHOLE = Held(start_time=time(12), end_time=time(13, 30))
STARTED = Held(start_time=time(12))
ENDED = Held(end_time=time(13, 30))
DAY = Held()
OVER_MIDNIGHT = Held(start_time=time(23), end_time=time(0, 30))
CLOCKS_BACK = Held(date(2026, 10, 24), time(21), time(23))  # that night is an hour longer
CLOCKS_ON = Held(date(2026, 3, 28), time(21), time(23))  # that night is an hour shorter


@pytest.mark.parametrize(
    ("session", "moment", "said"),
    [
        (WHOLE, "2026-11-17 14:10", "+40 min"),
        (WHOLE, "2026-11-17 13:30", "+0 min"),
        (WHOLE, "2026-11-17 16:45", "+3 h"),
        (WHOLE, "2026-11-18 07:30", "+18 h"),
        (WHOLE, "2026-11-18 13:30", "+1 day"),
        (WHOLE, "2026-11-20 09:00", "+3 days"),
        (WHOLE, "2026-11-30 23:59", "+13 days"),
        (WHOLE, "2026-12-01 00:01", "+2 weeks"),
        (WHOLE, "2026-12-24 12:00", "+5 weeks"),
        (WHOLE, "2027-01-16 12:00", "+8 weeks"),
        (WHOLE, "2027-01-17 12:00", "+2 months"),
        (WHOLE, "2027-06-17 12:00", "+7 months"),
        (WHOLE, "2027-11-16 12:00", "+11 months"),
        (WHOLE, "2027-11-17 12:00", "+1 year"),
        (WHOLE, "2029-03-01 12:00", "+2 years"),
        (WHOLE, "2026-11-17 12:30", "during"),
        (WHOLE, "2026-11-17 11:59", "before"),
        (WHOLE, "2026-11-10 15:00", "before"),
        (STARTED, "2026-11-17 12:40", "+40 min"),
        (STARTED, "2026-11-17 11:00", "before"),
        (ENDED, "2026-11-17 12:00", "that day"),
        (ENDED, "2026-11-16 23:00", "before"),
        (ENDED, "2026-11-17 13:40", "+10 min"),
        (DAY, "2026-11-17 23:59", "that day"),
        (DAY, "2026-11-18 00:01", "+1 day"),
        (DAY, "2026-11-16 23:59", "before"),
        (OVER_MIDNIGHT, "2026-11-17 23:50", "during"),
        (OVER_MIDNIGHT, "2026-11-18 01:00", "+30 min"),
        (OVER_MIDNIGHT, "2026-11-19 01:00", "+1 day"),
    ],
)
def test_a_moment_is_told_from_its_session(session, moment, said):
    assert since(session, datetime.fromisoformat(moment).replace(tzinfo=BERLIN), BERLIN) == said


@pytest.mark.parametrize(
    ("session", "moment", "said"),
    [
        (CLOCKS_BACK, "2026-10-25 04:00", "+6 h"),
        (CLOCKS_BACK, "2026-10-25 22:30", "+1 day"),
        (CLOCKS_ON, "2026-03-29 04:00", "+4 h"),
        (CLOCKS_ON, "2026-03-29 23:30", "+23 h"),
        (CLOCKS_ON, "2026-03-31 22:00", "+3 days"),
    ],
)
def test_hours_are_those_that_passed_and_days_those_of_the_calendar(session, moment, said):
    assert since(session, datetime.fromisoformat(moment).replace(tzinfo=BERLIN), BERLIN) == said


def test_somebody_who_travels_is_told_in_the_zone_they_are_in():
    moment = datetime(2026, 11, 20, 2, 0, tzinfo=BERLIN)

    assert since(DAY, moment, BERLIN) == "+3 days"
    assert since(DAY, moment, NEW_YORK) == "+2 days"
