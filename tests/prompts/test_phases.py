"""Where someone stands, counted from a session."""

from datetime import date, timedelta

import pytest

from prompts.phases import phase_on
from prompts.vocabulary import DEPTHS_OF_PHASE, Phase

SESSION = date(2026, 3, 28)


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (-8, "between"),
        (-7, "prepare"),
        (-1, "prepare"),
        (0, "day"),
        (1, "first_days"),
        (3, "first_days"),
        (4, "first_week"),
        (7, "first_week"),
        (8, "weaving"),
        (28, "weaving"),
        (29, "settling"),
        (90, "settling"),
        (91, "long_arc"),
        (4000, "long_arc"),
    ],
)
def test_each_day_has_its_phase(day: int, phase: str) -> None:
    assert phase_on(SESSION, SESSION + timedelta(days=day)) == phase


def test_the_hours_after_are_told_from_the_morning() -> None:
    assert phase_on(SESSION, SESSION, has_ended=True) == "landing"
    assert phase_on(SESSION, SESSION + timedelta(days=1), has_ended=True) == "first_days"


def test_without_a_session_any_day_is_between() -> None:
    assert phase_on(None, SESSION) == "between"


def test_every_phase_has_room_for_something() -> None:
    assert set(DEPTHS_OF_PHASE) == set(Phase.values)
    assert all(DEPTHS_OF_PHASE.values())
