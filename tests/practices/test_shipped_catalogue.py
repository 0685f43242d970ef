"""What we ship: three or more in each family, exact figures, care, and our own plain words."""

import re
from collections import Counter
from typing import Any

import pytest

from practices.loading import read_catalogue
from practices.models import Practice

CATALOGUE = {written["slug"]: written for written in read_catalogue()}
TEXTS = ("title", "summary", "easier_version", "without_holds", "exit_note", "evidence_note")


def said_in(written: dict[str, Any]) -> list[str]:
    return [*(written[name] for name in TEXTS), *written["steps"], *written["cautions"]]


def test_each_of_the_six_families_has_at_least_three() -> None:
    families = Counter(written["family"] for written in CATALOGUE.values())

    assert set(families) == set(Practice.Family.values)
    assert min(families.values()) >= 3


@pytest.mark.parametrize(
    ("slug", "pattern", "lengths"),
    [
        ("even-breathing", {"inhale": 5.5, "exhale": 5.5}, [5, 10, 20]),
        ("longer-out-breath", {"inhale": 4, "exhale": 6}, [2, 5]),
        ("double-breath-in", {"inhale": 3, "top_up": 1, "exhale": 7}, [1, 5]),
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


@pytest.mark.parametrize("slug", CATALOGUE)
def test_each_has_steps_an_easier_version_and_a_way_out(slug: str) -> None:
    written = CATALOGUE[slug]

    assert 2 <= len(written["steps"]) <= 7
    assert all([written["easier_version"], written["exit_note"], written["evidence_note"]])


@pytest.mark.parametrize(
    "slug", [slug for slug, written in CATALOGUE.items() if written["kind"] == "breath"]
)
def test_breath_practices_have_their_cautions(slug: str) -> None:
    cautions = " ".join(CATALOGUE[slug]["cautions"])

    assert "Not while driving, and not in water." in cautions
    assert "In the first hours after a session, let your breath be as it is." in cautions


@pytest.mark.parametrize(
    "slug", [slug for slug, written in CATALOGUE.items() if written["holds_breath"]]
)
def test_breath_holds_name_who_should_not(slug: str) -> None:
    cautions = " ".join(CATALOGUE[slug]["cautions"])

    for condition in ("pregnant", "heart", "blood pressure", "epilepsy", "glaucoma", "panic"):
        assert condition in cautions
    assert CATALOGUE[slug]["gentler"] == "longer-out-breath"


def test_something_gentler_is_never_heavier() -> None:
    for written in CATALOGUE.values():
        gentler = CATALOGUE[written["gentler"]]

        assert gentler["energy_cost"] <= written["energy_cost"]
        assert not gentler["holds_breath"]


@pytest.mark.parametrize("slug", CATALOGUE)
def test_words_are_plain_and_promise_nothing(slug: str) -> None:
    text = " ".join(said_in(CATALOGUE[slug]))

    forbidden = r"!|\b(journey|medicine|healing|heal|cure|should|must|trauma|ketamine|dose|streak)"
    assert re.findall(forbidden, text.lower()) == []
    longest = max(len(sentence.split()) for sentence in re.split(r"[.?:;]\s", text))
    assert longest <= 36


@pytest.mark.parametrize("slug", CATALOGUE)
def test_an_address_in_the_history_says_nothing_of_therapy_or_feelings(slug: str) -> None:
    assert not re.search(r"therap|session|anx|fear|grief|shame|sad|panic|pain|trauma", slug)
