"""The prompts that ship: what they cover, and how they lead on."""

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
    Domain,
    Lens,
    Mode,
)

COLLECTIONS = read_library(SHIPPED)
PROMPTS = [prompt for collection in COLLECTIONS for prompt in collection.prompts]
LIVE = {prompt.slug: prompt.wording for prompt in PROMPTS if prompt.is_live}
CELLS = [(phase, depth) for phase, depths in DEPTHS_OF_PHASE.items() for depth in depths]
TWO_WEEKS = 14
ARTICLE = {
    "learn-about-myself": "What did I learn about myself?",
    "stands-out-most": "What part of the journey stands out most?",
    "body-feels-now": "What does my body feel right now?",
}
THEMES = {
    "learning": ["learn-about-myself", "question-then-question-now"],
    "what stands out": ["stands-out-most", "keep-coming-back-to"],
    "memory and recall": ["came-back-since", "how-clear", "odd-fragment"],
    "body sensations": ["body-feels-now", "signal-i-notice-late", "some-room-in-the-body"],
    "from body cue to habit": ["what-body-did-first", "follow-the-chain", "another-small-step"],
    "emotional expression": ["feeling-with-little-room", "grumble-page", "near-to-tears"],
    "trauma held gently": ["something-painful-near", "feeling-from-earlier", "what-kept-me-steady"],
    "unconscious patterns such as withdrawing": ["just-before-pulling-back", "habit-cost-and-gift"],
    "intergenerational patterns": ["coping-learned-at-home", "carried-but-not-mine"],
    "ancestral strength": ["strength-that-reached-me", "worth-passing-on"],
    "relationships": ["how-i-am-with-people", "limit-that-moved", "help-to-ask-for"],
    "many loves": ["jealousy-as-messenger", "glad-for-their-joy", "views-from-outside"],
    "focus and impulse": ["pulled-off-brought-back", "line-before-i-act", "one-idea-not-ten"],
    "illness and pacing": ["energy-and-fair-plan", "pain-beside-mood", "plans-i-miss"],
    "intention and daily action": ["direction-to-face", "smallest-version", "if-then-line"],
    "creative arts": ["hand-draws-first", "ten-things-that-are-so"],
    "nature": ["one-living-thing", "tour-in-words"],
    "therapeutic dialogue": ["three-to-bring", "talk-i-would-like"],
    "acknowledging growth": ["then-and-now", "reaction-that-changed", "proud-in-secret"],
}
each = pytest.mark.parametrize("item", PROMPTS, ids=lambda item: item.slug)


def ancestral() -> dict[str, str]:
    """The weight of every prompt that looks through the family lens."""
    return {s: str(w.weight) for s, w in LIVE.items() if Lens.ANCESTRAL in w.lenses}


def test_there_are_enough_live_prompts_in_enough_collections() -> None:
    assert len(LIVE) >= 200
    assert len(COLLECTIONS) >= 20


def test_the_articles_questions_stand_word_for_word() -> None:
    assert {slug: LIVE[slug].text for slug in ARTICLE} == ARTICLE


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_of_the_article_has_prompts(theme: str) -> None:
    assert [slug for slug in THEMES[theme] if slug not in LIVE] == []


@pytest.mark.parametrize(("phase", "depth"), CELLS)
def test_anyone_finds_three_new_ones_a_day_for_two_weeks(phase: str, depth: str) -> None:
    fitting = [
        slug
        for slug, wording in LIVE.items()
        if phase in wording.phases
        and wording.depth == depth
        and not OPT_IN_LENSES.intersection(wording.lenses)
    ]
    assert len(fitting) >= AT_MOST * TWO_WEEKS


@pytest.mark.parametrize("lens", Lens.values)
def test_every_lens_has_at_least_six(lens: str) -> None:
    assert Counter(code for wording in LIVE.values() for code in wording.lenses)[lens] >= 6


@pytest.mark.parametrize("mode", Mode.values)
def test_every_way_of_answering_is_asked_for(mode: str) -> None:
    assert Counter(wording.mode for wording in LIVE.values())[mode] >= 5


@pytest.mark.parametrize("domain", Domain.values)
def test_every_side_of_life_is_spoken_to(domain: str) -> None:
    assert Counter(wording.domain for wording in LIVE.values())[domain] >= 12


@each
def test_every_field_is_filled(item: PromptItem) -> None:
    wording = item.wording
    needed = ("text", "helper", "why", "phases", "depth", "mode", "domain", "weight", "source")
    assert [name for name in needed if not getattr(wording, name)] == []


@each
def test_no_reviewer_is_named_before_somebody_has_read_it(item: PromptItem) -> None:
    assert item.wording.reviewer == ""


@each
def test_it_asks_in_short_sentences(item: PromptItem) -> None:
    sentences = [part for part in re.split(r"[.?:]\s*", item.wording.text) if part]
    assert re.search(r"[?.]", item.wording.text)
    assert max(len(sentence.split()) for sentence in sentences) <= 24


@each
def test_it_leads_on_to_other_prompts_only(item: PromptItem) -> None:
    onward = item.wording.follow_ups
    assert [slug for slug in onward if slug not in LIVE or slug == item.slug] == []
    assert len(set(onward)) == len(onward)


@each
def test_it_leads_to_no_theme_a_person_has_not_chosen(item: PromptItem) -> None:
    chosen = OPT_IN_LENSES.intersection(item.wording.lenses)
    for slug in item.wording.follow_ups:
        assert OPT_IN_LENSES.intersection(LIVE[slug].lenses) <= chosen


def test_most_prompts_lead_on() -> None:
    assert sum(bool(wording.follow_ups) for wording in LIVE.values()) >= 0.8 * len(LIVE)


def test_a_heavy_one_names_its_topic_grounds_after_and_waits() -> None:
    heavy = [item.wording for item in PROMPTS if item.wording.weight == "heavy"]
    assert heavy
    for wording in heavy:
        assert 1 <= len(wording.content_note.split()) <= 6
        assert wording.afterwards
        assert not QUIET_PHASES.intersection(wording.phases)


def test_every_burden_in_ancestry_leads_to_a_strength() -> None:
    weights = ancestral()
    burdens = [slug for slug, weight in weights.items() if weight != "light"]
    assert len(burdens) >= 3
    for burden in burdens:
        assert "light" in [weights.get(slug) for slug in LIVE[burden].follow_ups]
