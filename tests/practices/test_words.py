"""Days, times and lengths in words."""

from datetime import date, time

import pytest

from practices.words import (
    day_in_words,
    days_in_words,
    lengths_in_words,
    move_in_words,
    place_in_words,
)
from reminders.schedule import Rule

NIGHT = {"quiet_from": time(21), "quiet_to": time(9)}


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([0], "Mondays"),
        ([3, 0], "Mondays and Thursdays"),
        ([0, 2, 4], "Mondays, Wednesdays and Fridays"),
        (range(7), "Every day"),
    ],
)
def test_days(days: list[int], words: str) -> None:
    assert days_in_words(days) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        ([1], "1 minute"),
        ([3], "3 minutes"),
        ([1, 3], "1 or 3 minutes"),
        ([3, 8, 15], "3, 8 or 15 minutes"),
    ],
)
def test_lengths(minutes: list[int], words: str) -> None:
    assert lengths_in_words(minutes) == words


@pytest.mark.parametrize(
    ("at", "quiet", "words"),
    [
        (time(19, 30), NIGHT, ""),
        (time(21), NIGHT, "it comes at 09:00 the next day."),
        (time(2), NIGHT, "it comes at 09:00."),
        (time(9), NIGHT, ""),
        (time(13), {"quiet_from": time(12), "quiet_to": time(14)}, "it comes at 14:00."),
        (time(22), {}, ""),
    ],
)
def test_a_time_inside_quiet_hours(at: time, quiet: dict[str, time], words: str) -> None:
    rule = Rule(days=frozenset({0}), at=at, zone="Europe/London", **quiet)

    assert move_in_words(rule).removeprefix("That is inside your quiet hours, so ") == words


def test_a_year_is_named_only_when_it_is_not_this_one() -> None:
    today = date(2026, 11, 22)

    assert day_in_words(date(2026, 11, 17), today) == "Tuesday 17 November"
    assert day_in_words(date(2025, 11, 17), today) == "Monday 17 November 2025"


def test_a_place_is_named_without_its_continent() -> None:
    assert place_in_words("America/Argentina/Buenos_Aires") == "Buenos Aires"
