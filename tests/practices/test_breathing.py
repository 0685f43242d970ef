"""Breaths in seconds: whole rounds, a way without holds, and nothing quick."""

import pytest
from django.http import QueryDict

from practices.breathing import COHERENT, LONG_EXHALE, Breath
from practices.forms.playing import OwnBreathForm, said_in
from practices.scanning import PLAIN, WHOLE, places_for

BOX = Breath.from_pattern({"inhale": 4, "hold_in": 4, "exhale": 4, "hold_out": 4, "cycles": 4})
FOUR_SEVEN_EIGHT = Breath.from_pattern({"inhale": 4, "hold_in": 7, "exhale": 8, "cycles": 4})


def typed(**parts: float) -> OwnBreathForm:
    return OwnBreathForm({name: str(value) for name, value in parts.items()})


def test_without_holds_nothing_is_held_and_the_way_out_stays_easy() -> None:
    assert BOX.without_holds().as_pattern() == {"inhale": 4, "exhale": 4, "cycles": 4}
    assert FOUR_SEVEN_EIGHT.without_holds().as_pattern() == {"inhale": 4, "exhale": 6, "cycles": 4}
    assert LONG_EXHALE.without_holds() == LONG_EXHALE


@pytest.mark.parametrize("breath", [COHERENT, LONG_EXHALE, BOX, FOUR_SEVEN_EIGHT])
def test_minutes_are_whole_rounds_and_never_less_than_asked(breath: Breath) -> None:
    seconds = breath.seconds_for(5)

    assert seconds % breath.round_seconds == 0
    assert 300 <= seconds < 300 + breath.round_seconds


@pytest.mark.parametrize(
    ("parts", "is_taken"),
    [
        ({"inhale": 5.5, "exhale": 5.5}, True),
        ({"inhale": 2, "exhale": 4}, True),
        ({"inhale": 12, "hold_in": 8, "exhale": 12, "hold_out": 8}, True),
        ({"inhale": 2, "exhale": 3.5}, False),  # a round of less than six seconds is quick
        ({"inhale": 1.5, "exhale": 6}, False),
        ({"inhale": 4, "exhale": 12.5}, False),
        ({"inhale": 4, "hold_in": 9, "exhale": 4}, False),
        ({"inhale": 4}, False),
        ({"inhale": "nan", "exhale": 6}, False),
        ({"inhale": "inf", "exhale": 6}, False),
    ],
)
def test_a_breath_of_ones_own_keeps_within_what_is_natural(
    parts: dict[str, float], is_taken: bool
) -> None:
    assert typed(**parts).is_valid() == is_taken


def test_what_cannot_be_read_counts_as_not_said() -> None:
    said = said_in(QueryDict("how=worse&minutes=many&before=11&after=4"))

    assert (said.how, said.minutes, said.before, said.after) == ("worse", 0, None, 4)


@pytest.mark.parametrize("places", [PLAIN, WHOLE])
@pytest.mark.parametrize("minutes", [3, 8, 15])
def test_a_walk_begins_and_ends_where_it_should_and_meets_no_place_twice(
    minutes: int, places: tuple[str, ...]
) -> None:
    walk = places_for(minutes, is_plain=places is PLAIN)

    assert (walk[0], walk[-1]) == (places[0], places[-1])
    assert len({str(place) for place in walk}) == len(walk)
    assert minutes * 60 / len(walk) >= 20


def test_plain_places_are_the_hands_the_feet_and_what_holds_us() -> None:
    words = " ".join(str(place).lower() for place in PLAIN)

    assert not [w for w in ("belly", "chest", "throat", "pelvis", "back.", "jaw") if w in words]
