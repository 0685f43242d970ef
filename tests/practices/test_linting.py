"""What keeps a practice from people: language as prompts are held to it, and care around it."""

from typing import Any

import pytest

from practices.linting import findings_of, stops_of
from practices.loading import read_catalogue

CATALOGUE = {written["slug"]: written for written in read_catalogue()}


def changed(slug: str, **changes: Any) -> dict[str, Any]:
    return CATALOGUE[slug] | changes


def without(word: str) -> list[str]:
    return [said.replace(word, "") for said in CATALOGUE["box-breathing"]["cautions"]]


@pytest.mark.parametrize(
    ("slug", "changes", "field"),
    [
        ("three-words", {"summary": "This will heal you."}, "summary"),
        ("three-words", {"steps": ["Sit.", "You must write."]}, "steps"),
        ("three-words", {"easier_version": "Ask your husband."}, "easier_version"),
        ("three-words", {"exit_note": "Your anxiety is leaving."}, "exit_note"),
        ("three-words", {"cautions": ["STOP now."]}, "cautions"),
        ("one-line-for-today", {"lengths": [30]}, "lengths"),
        ("three-words", {"steps": ["Only one."]}, "steps"),
        ("three-words", {"phases": []}, "phases"),
        ("smallest-step", {"player": "breath"}, "pattern"),
        ("two-voices", {"phases": ["landing"]}, "phases"),
        ("looking-around", {"cautions": ["Not in the first hours after a session."]}, "phases"),
        ("looking-around", {"energy_cost": 2}, "phases"),
        ("even-breathing", {"phases": ["landing"]}, "phases"),
        ("even-breathing", {"pattern": {"inhale": 1, "exhale": 1}}, "pattern"),
        ("even-breathing", {"cautions": ["Not while driving."]}, "cautions"),
        ("box-breathing", {"without_holds": ""}, "without_holds"),
        ("box-breathing", {"holds_breath": False}, "holds_breath"),
        ("box-breathing", {"pattern": {"inhale": 4, "hold_in": 60, "exhale": 8}}, "pattern"),
        ("box-breathing", {"cautions": without("mania")}, "cautions"),
        ("box-breathing", {"cautions": CATALOGUE["even-breathing"]["cautions"]}, "cautions"),
    ],
)
def test_what_stops_a_practice(slug: str, changes: dict[str, Any], field: str) -> None:
    assert stops_of(CATALOGUE[slug]) == []
    assert {finding.field for finding in stops_of(changed(slug, **changes))} == {field}


def test_cautions_may_name_a_condition_and_evidence_its_study() -> None:
    said = changed(
        "three-words",
        cautions=["Not for times of psychosis or mania."],
        evidence_note="A trial with men found that stress fell.",
    )

    assert stops_of(said) == []


def test_what_is_worth_a_look_stops_nothing() -> None:
    said = changed("slow-steps", gentler="")

    assert [finding.field for finding in findings_of(said)] == ["gentler"]
    assert stops_of(said) == []
