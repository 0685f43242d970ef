"""The prompt checks: what they find, what they let pass, and what they say about it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from prompts.linting import Finding, Kind, Severity, findings_of, stops_of
from prompts.linting.grade import grade_of
from prompts.loading import read_library
from prompts.management.commands.load_library import SHIPPED
from prompts.versions import wording_from
from prompts.wording import Wording
from tests.prompts.making import wording

HERE = Path(__file__).parent
EMPTY = {name: "" for name in ("text", "helper", "why", "depth", "domain")} | {"phases": ()}
LIBRARY = [prompt for collection in read_library(SHIPPED) for prompt in collection.prompts]
OTHERS = [(prompt.slug, prompt.wording.text) for prompt in LIBRARY]
EXACT = "The founding article, word for word."


def listed(name: str) -> list[dict[str, Any]]:
    found = yaml.safe_load((HERE / name).read_text())
    return found["prompts"] if isinstance(found, dict) else found


def as_wording(raw: dict[str, Any]) -> Wording:
    known = {name: value for name, value in raw.items() if name in Wording.__dataclass_fields__}
    return wording_from(EMPTY | known)


GOOD, BAD = listed("good_prompts.yaml"), listed("bad_prompts.yaml")


def asked(text: str, **changes: Any) -> list[Finding]:
    return findings_of(wording(text=text, **{"source": "Own wording."} | changes))


def kinds(found: list[Finding]) -> set[str]:
    return {str(finding.kind) for finding in found}


def test_the_shipped_library_gives_nothing_to_say() -> None:
    found = []
    for item in LIBRARY:
        others = [other for other in OTHERS if other[0] != item.slug]
        found += [(item.slug, finding) for finding in findings_of(item.wording, others)]

    assert found == []


def test_the_planted_list_holds_sixty_of_a_dozen_kinds() -> None:
    assert len(BAD) >= 60
    assert len({raw["kind"] for raw in BAD}) >= 12
    assert {raw["kind"] for raw in BAD} <= set(Kind.values)


@pytest.mark.parametrize("raw", BAD, ids=lambda raw: f"{raw['kind']}: {raw.get('text', '')[:40]}")
def test_every_planted_prompt_is_caught_for_what_it_is(raw: dict[str, Any]) -> None:
    found = findings_of(as_wording(raw), OTHERS)

    assert raw["kind"] in kinds(found)


def test_at_most_five_of_a_hundred_good_ones_are_flagged() -> None:
    flagged = {raw["slug"]: findings_of(as_wording(raw), OTHERS) for raw in GOOD}

    assert len(flagged) >= 100
    assert len([slug for slug, found in flagged.items() if found]) <= 5


def test_every_finding_names_the_words_and_every_kind_says_why_it_matters() -> None:
    for raw in BAD:
        for finding in findings_of(as_wording(raw), OTHERS):
            assert "%(" not in finding.message
            assert finding.message.endswith((".", "?", "”."))
            assert finding.field in Wording.__dataclass_fields__
    assert all(Kind(kind).label for kind in Kind.values)


def test_the_article_is_quoted_in_its_question_and_nowhere_else() -> None:
    text = "What part of the journey stands out most?"

    assert asked(text, source=EXACT) == []
    assert kinds(asked(text)) == {"loaded-words"}
    assert kinds(asked(text, source=EXACT, helper="Any part of the journey.")) == {"loaded-words"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What would your boyfriend say?", Kind.PARTNER),
        ("How is your relationship these days?", Kind.PARTNER),
        ("What does a real man do with fear?", Kind.GENDER),
        ("When did your sister last ring you?", Kind.FAMILY),
        ("You ought to rest. Where could that be?", Kind.ORDER),
        ("What should you have done?", Kind.ORDER),
        ("Do not stop before the page is full. What is there?", Kind.ORDER),
        ("Was your week a normal one?", Kind.COMPARISON),
        ("What can you do better than other people?", Kind.COMPARISON),
        ("Where in the body does the medicine work?", Kind.LOADED),
        ("Who let you down as a child?", Kind.MEMORY),
        ("Do you remember being left alone?", Kind.MEMORY),
        ("Which habit will heal you?", Kind.PROMISE),
        ("How does your bipolar side feel today?", Kind.LABEL),
        ("Water stands for feeling. What was the sea like?", Kind.MEANING),
        ("How many days did you skip this week?", Kind.SHAME),
        ("Could a higher dose bring more?", Kind.SUBSTANCE),
        ("Stand up and shake. What moves?", Kind.BODY),
        ("What does God ask of you?", Kind.BELIEF),
        ("What made you smile today!", Kind.SHOUTING),
        ("What is REALLY here today?", Kind.SHOUTING),
        ("What is here? What was here? What will be here?", Kind.QUESTIONS),
        ("When did you last think of dying?", Kind.HEAVY),
    ],
)
def test_a_prompt_is_caught(text: str, kind: str) -> None:
    assert kind in kinds(asked(text))


@pytest.mark.parametrize(
    "text",
    [
        "There is no need to explain. What is so today?",
        "Nothing has to be solved. What is here?",
        "You need not know why. What moved you?",
        "It may not feel normal. What is it like?",
        "What do you need to feel at home?",
        "What would your hand say, if it had something it has to tell?",
        "Should you want to stop, what would tell you?",
        "What would you put after “I should have”?",
        "If you have a partner, what do they know?",
        "Whom would you tell: a friend, a mother, a neighbour?",
        "What do you recall of the morning, if anything?",
        "Close your eyes, or leave them open. What is there?",
        "What do you believe on a good day, if anything?",
        "It is no failure to rest. What does rest look like?",
        "What helps with ADHD days?",
    ],
)
def test_what_is_quoted_denied_left_open_or_chosen_passes(text: str) -> None:
    assert asked(text, lenses=("adhd",)) == []


def test_a_lens_somebody_chose_opens_its_own_words() -> None:
    assert asked("What would you ask God about?", lenses=("spiritual",)) == []
    assert asked("What do your partners know of it?", lenses=("polyamory",)) == []
    assert kinds(asked("What does your partner know?", lenses=("polyamory",))) == {
        "assumes-partner"
    }


def test_every_field_people_read_is_looked_at() -> None:
    for field in ("helper", "why", "afterwards"):
        found = asked("What is here?", **{field: "You must be quiet."})
        assert [(finding.field, finding.words) for finding in found] == [(field, "must")]


def test_the_grade_is_taken_over_everything_a_person_reads() -> None:
    hard = "Contemplate the ramifications of interpersonal disengagement."
    easy = "One word is fine. You can stop at any time."

    assert grade_of(easy) < 4 < grade_of(hard, easy) < grade_of(hard)
    assert kinds(asked(hard, helper=hard, why=hard)) >= {"reading-grade"}
    assert "reading-grade" in kinds(stops_of(wording(text=hard, helper=hard, why=hard)))


def test_a_near_copy_is_named_and_a_cousin_is_not() -> None:
    said = wording(text="What is outside your window today?", source="Own wording.")

    near = findings_of(said, [("window", "What is outside your window?")])
    cousin = findings_of(said, [("door", "What waits behind a door?")])

    assert (kinds(near), cousin) == ({"near-duplicate"}, [])
    assert "window" in near[0].message
    assert near[0].severity == Severity.LOOK


def test_a_missing_source_is_worth_a_look_and_a_missing_text_stops() -> None:
    assert stops_of(wording()) == []
    assert [(f.field, f.severity) for f in findings_of(wording())] == [("source", "look")]
    assert [f.field for f in stops_of(wording(text=""))] == ["text"]
