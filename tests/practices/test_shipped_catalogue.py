"""What we ship: three or more in each family, exact figures, care, and our own plain words."""

import re
from collections import Counter
from itertools import product
from typing import Any

import pytest

from practices.breathing import Breath
from practices.linting import stops_of
from practices.loading import read_catalogue
from practices.models import Practice
from prompts.vocabulary import Lens, Phase

CATALOGUE = {written["slug"]: written for written in read_catalogue()}
TEXTS = ("title", "summary", "easier_version", "without_holds", "exit_note", "evidence_note")


def said_in(written: dict[str, Any]) -> list[str]:
    return [*(written[name] for name in TEXTS), *written["steps"], *written["cautions"]]


def longest_sentence(text: str) -> int:
    return max(len(sentence.split()) for sentence in re.split(r"[.?:;]\s", text))


def test_each_of_the_six_families_has_at_least_three() -> None:
    families = Counter(written["family"] for written in CATALOGUE.values())

    assert set(families) == set(Practice.Family.values)
    assert min(families.values()) >= 3


@pytest.mark.parametrize(
    ("slug", "pattern", "lengths"),
    [
        ("even-breathing", {"inhale": 5.5, "exhale": 5.5}, [5, 10, 20]),
        ("longer-out-breath", {"inhale": 4, "exhale": 6}, [2, 5]),
        ("double-breath-in", {"inhale": 3, "top_up": 1, "exhale": 7, "cycles": 3}, [1, 5]),
        (
            "box-breathing",
            {"inhale": 4, "hold_in": 4, "exhale": 4, "hold_out": 4, "cycles": 4},
            [1, 2],
        ),
        ("four-seven-eight", {"inhale": 4, "hold_in": 7, "exhale": 8, "cycles": 4}, [2]),
        ("body-scan", {}, [3, 8, 15]),
        ("looking-around", {}, [1, 3]),
        ("outside-without-a-phone", {}, [10, 20, 30]),
        ("fifteen-minutes-of-writing", {}, [15]),
    ],
)
def test_figures_are_the_published_ones(
    slug: str, pattern: dict[str, float], lengths: list[int]
) -> None:
    written = CATALOGUE[slug]

    assert (written["pattern"], written["lengths"]) == (pattern, lengths)


def test_a_breath_that_holds_nothing_is_played_just_as_it_is_written() -> None:
    breaths = [Breath.from_pattern(w["pattern"]) for w in CATALOGUE.values() if w["pattern"]]
    unheld = [breath for breath in breaths if not breath.has_holds]

    assert len(unheld) >= 3
    assert [breath.without_holds() for breath in unheld] == unheld


def test_every_kind_family_and_way_of_playing_has_its_share() -> None:
    kinds = Counter(written["kind"] for written in CATALOGUE.values())
    players = {written["player"] for written in CATALOGUE.values()}

    assert len(CATALOGUE) >= 44
    assert set(kinds) == set(Practice.Kind.values)
    assert min(kinds.values()) >= 3
    assert players == set(Practice.Player.values)


def test_each_phase_has_three_for_next_to_no_energy_and_three_for_a_little() -> None:
    offered = Counter(
        (phase, written["energy_cost"])
        for written in CATALOGUE.values()
        for phase in written["phases"]
    )

    assert {pair: offered[pair] for pair in product(Phase, (0, 1)) if offered[pair] < 3} == {}


def test_each_lens_has_three() -> None:
    offered = Counter(lens for written in CATALOGUE.values() for lens in written["lenses"])

    assert {lens: offered[lens] for lens in Lens if offered[lens] < 3} == {}


def test_nothing_stops_any_of_them() -> None:
    found = {slug: stops_of(written) for slug, written in CATALOGUE.items()}

    assert {slug: stops for slug, stops in found.items() if stops} == {}


def test_each_has_an_easier_version_a_way_out_and_an_honest_word() -> None:
    needed = ("easier_version", "exit_note", "evidence_note", "gentler", "phases", "domains")

    assert [
        (slug, name) for slug, written in CATALOGUE.items() for name in needed if not written[name]
    ] == []


def test_what_is_graded_as_tested_names_its_trial() -> None:
    notes = [w["evidence_note"] for w in CATALOGUE.values() if w["evidence_grade"] == "A"]

    assert [note for note in notes if "trial" not in note] == []


def test_something_gentler_is_never_heavier_and_fits_the_same_days() -> None:
    for written in CATALOGUE.values():
        gentler = CATALOGUE[written["gentler"]]

        assert gentler["energy_cost"] <= written["energy_cost"]
        assert set(written["phases"]) <= set(gentler["phases"])
        assert not gentler["holds_breath"]


def test_words_are_plain_and_promise_nothing() -> None:
    forbidden = re.compile(
        r"!|\b(journeys?|medicines?|heal|healing|cure|should|must|trauma|ketamine|doses?|streaks?)\b"
    )
    texts = {slug: " ".join(said_in(written)) for slug, written in CATALOGUE.items()}

    assert [slug for slug, text in texts.items() if forbidden.search(text.lower())] == []
    assert [slug for slug, text in texts.items() if longest_sentence(text) > 36] == []


def test_an_address_in_the_history_says_nothing_of_therapy_or_feelings() -> None:
    private = re.compile(r"therap|session|anx|fear|grief|shame|sad|panic|pain|trauma|urge|sober")

    assert [slug for slug in CATALOGUE if private.search(slug)] == []
