"""The words people pick from."""

from prompts.words import (
    FEELING_LABELS,
    FEELINGS,
    REGION_LABELS,
    REGIONS,
    SENSATION_LABELS,
    SENSATIONS,
)


def test_nine_families_eight_groups_and_thirty_places() -> None:
    assert (len(FEELINGS), len(SENSATIONS), len(REGIONS)) == (9, 8, 30)


def test_every_code_stands_once_in_its_list() -> None:
    assert len(FEELING_LABELS) == sum(len(family.words) for family in FEELINGS) == 57
    assert len(SENSATION_LABELS) == sum(len(group.words) for group in SENSATIONS) == 56
    assert len(REGION_LABELS) == len(REGIONS)


def test_not_knowing_and_feeling_nothing_are_words_too() -> None:
    assert {"dont-know", "numb", "mixed"} <= set(FEELING_LABELS)
    assert {"no-change", "numb", "empty"} <= set(SENSATION_LABELS)


def test_places_with_two_sides_say_so() -> None:
    sided = {region.code for region in REGIONS if region.side_aware}
    assert {"eyes", "shoulders", "ribs", "hips", "hands", "knees", "feet"} <= sided
    assert not {"chest", "belly", "throat", "around", "whole-body"} & sided
