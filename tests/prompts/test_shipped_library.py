"""The prompts that ship: what they cover, and how they speak."""

import re
from collections import Counter

import pytest

from prompts.loading import PromptItem, read_library
from prompts.management.commands.load_library import SHIPPED
from prompts.vocabulary import (
    AT_MOST,
    DEPTHS_OF_PHASE,
    OPT_IN_LENSES,
    QUIET_PHASES,
    Lens,
)

PROMPTS = [prompt for collection in read_library(SHIPPED) for prompt in collection.prompts]
LIVE = [prompt for prompt in PROMPTS if prompt.is_live]
ARTICLE = {
    "learn-about-myself": "What did I learn about myself?",
    "stands-out-most": "What part of the journey stands out most?",
}
NEVER = re.compile(
    r"""\b(should|must|ought|normal|your\ partner|your\ (husband|wife)|mother|father|parents
    |journey|medicine|healing|heal|heals|cure|cured|trip
    |trauma|disorder|symptoms?|diagnos\w+|depress\w+|ptsd|dose|dosing|mg
    |repressed|did\ you\ see|were\ you\ (abused|hurt)|remember\ when
    |will\ (heal|cure|fix|make\ you)|guarantee\w*|failed|failure|overdue|missed\ a)\b|!""",
    re.IGNORECASE | re.VERBOSE,
)
OF_NOTE = [
    Lens.POLYAMORY,
    Lens.ADHD,
    Lens.CHRONIC_ILLNESS,
    Lens.ANCESTRAL,
    Lens.SOMATIC,
    Lens.PARTS,
    Lens.RELATIONSHIPS,
    Lens.GRIEF,
    Lens.NOTHING_HAPPENED,
    Lens.CHALLENGING_SESSION,
    Lens.JOYFUL,
    Lens.INTENTION,
    Lens.SELF_COMPASSION,
    Lens.RECALL,
    Lens.NATURE,
    Lens.CREATIVE,
]
each = pytest.mark.parametrize("item", PROMPTS, ids=lambda item: item.slug)


def test_there_are_enough_live_prompts_in_enough_collections() -> None:
    assert len(LIVE) >= 40
    assert len(read_library(SHIPPED)) >= 20


def test_the_articles_two_questions_stand_word_for_word() -> None:
    found = {item.slug: item.wording.text for item in LIVE if item.slug in ARTICLE}
    assert found == ARTICLE


def test_the_body_is_asked_about_too() -> None:
    body = next(item for item in LIVE if item.slug == "body-feels-now")
    assert body.wording.text == "What does my body feel right now?"
    assert body.wording.mode == "body_map"


@pytest.mark.parametrize(
    ("phase", "depth"), [(phase, d) for phase, depths in DEPTHS_OF_PHASE.items() for d in depths]
)
def test_anyone_finds_three_for_every_phase_and_depth(phase: str, depth: str) -> None:
    fitting = [
        item
        for item in LIVE
        if phase in item.wording.phases
        and item.wording.depth == depth
        and not OPT_IN_LENSES.intersection(item.wording.lenses)
    ]
    assert len(fitting) >= AT_MOST


@pytest.mark.parametrize("lens", OF_NOTE)
def test_every_lens_of_note_has_at_least_four(lens: str) -> None:
    assert Counter(code for item in LIVE for code in item.wording.lenses)[lens] >= 4


@each
def test_it_speaks_without_orders_assumptions_promises_or_labels(item: PromptItem) -> None:
    said = f"{item.wording.helper} {item.wording.why} {item.wording.afterwards}"
    if item.slug not in ARTICLE:
        said += f" {item.wording.text}"
    assert NEVER.findall(said) == []


@each
def test_it_asks_in_short_sentences(item: PromptItem) -> None:
    text = item.wording.text
    sentences = [part for part in re.split(r"[.?:]\s*", text) if part]
    assert re.search(r"\?|\.$", text)
    assert max(len(sentence.split()) for sentence in sentences) <= 24


@each
def test_it_says_how_small_an_answer_may_be_why_it_is_asked_and_where_it_is_from(
    item: PromptItem,
) -> None:
    assert item.wording.helper
    assert item.wording.why
    assert item.wording.source


def test_a_heavy_one_names_its_topic_grounds_after_and_waits() -> None:
    heavy = [item.wording for item in PROMPTS if item.wording.weight == "heavy"]
    assert heavy
    for wording in heavy:
        assert 1 <= len(wording.content_note.split()) <= 6
        assert wording.afterwards
        assert not QUIET_PHASES.intersection(wording.phases)


def test_every_burden_in_ancestry_leads_to_a_strength() -> None:
    ancestral = {i.slug: i.wording for i in PROMPTS if Lens.ANCESTRAL in i.wording.lenses}
    burdens = [wording for wording in ancestral.values() if wording.weight != "light"]
    assert len(burdens) >= 3
    for burden in burdens:
        assert any(ancestral[slug].weight == "light" for slug in burden.follow_ups)
