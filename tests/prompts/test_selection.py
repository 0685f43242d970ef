"""Choosing what to offer: fitting, varied, explained, and the same for the same inputs."""

import time
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.loading import read_library
from prompts.management.commands.load_library import SHIPPED
from prompts.queries import PromptOffer
from prompts.selection import choose, room_for
from prompts.vocabulary import (
    DEPTHS_OF_PHASE,
    OPT_IN_LENSES,
    QUIET_PHASES,
    Depth,
    Lens,
    Phase,
    Weight,
)
from tests.prompts.making import ids, offer


def shipped() -> list[PromptOffer]:
    """Return the shipped library as selection meets it."""
    return [
        offer(
            prompt_id=UUID(int=place),
            slug=item.slug,
            library=item.library,
            text=item.wording.text,
            phases=item.wording.phases,
            depth=item.wording.depth,
            lenses=item.wording.lenses,
            weight=item.wording.weight,
        )
        for place, item in enumerate(p for c in read_library(SHIPPED) for p in c.prompts)
    ]


SHIPPED_OFFERS = shipped()
BY_ID = {prompt.prompt_id: prompt for prompt in SHIPPED_OFFERS}
some_ids = st.lists(st.sampled_from(sorted(BY_ID)), unique=True)
moments = st.fixed_dictionaries(
    {
        "phase": st.sampled_from(Phase.values),
        "depth": st.sampled_from(Depth.values),
        "lenses": st.sets(st.sampled_from(Lens.values)),
        "declined": some_ids,
        "recent": some_ids,
        "seed": st.integers(),
        "ceiling": st.sampled_from(Weight.values),
    }
)


@given(moment=moments)
@settings(max_examples=300)
def test_whatever_is_asked_the_offer_keeps_every_promise(moment: dict[str, Any]) -> None:
    choices = choose(SHIPPED_OFFERS, **moment)

    offered = [choice.prompt for choice in choices]
    weights = [prompt.weight for prompt in offered]
    assert len(offered) <= 3
    assert len(set(ids(choices))) == len(offered)
    assert not set(ids(choices)) & set(moment["declined"])
    assert all(moment["phase"] in prompt.phases for prompt in offered)
    assert all(prompt.depth in DEPTHS_OF_PHASE[moment["phase"]] for prompt in offered)
    assert weights.count("heavy") <= (0 if moment["phase"] in QUIET_PHASES else 1)
    assert weights != ["heavy"]
    assert all(_lighter(weight, moment["ceiling"]) for weight in weights)
    assert all(_asked_for(prompt, moment["lenses"]) for prompt in offered)
    assert all(choice.because for choice in choices)
    assert choose(SHIPPED_OFFERS, **moment) == choices


@given(moment=moments)
@settings(max_examples=300)
def test_nothing_met_lately_comes_back_while_something_else_fits(moment: dict[str, Any]) -> None:
    offered = set(ids(choose(SHIPPED_OFFERS, **moment)))

    without = choose(SHIPPED_OFFERS, **moment | {"declined": [*moment["declined"], *offered]})

    if offered & set(moment["recent"]):
        assert offered <= set(moment["recent"])
        assert set(ids(without)) <= set(moment["recent"])


def _lighter(weight: str, ceiling: str) -> bool:
    return Weight.values.index(weight) <= Weight.values.index(ceiling)


def _asked_for(prompt: PromptOffer, lenses: set[str]) -> bool:
    guarded = OPT_IN_LENSES.intersection(prompt.lenses)
    return not guarded or bool(guarded & lenses)


def test_another_seed_shuffles() -> None:
    first, second = (
        ids(choose(SHIPPED_OFFERS, phase="weaving", depth="two_minutes", lenses=(), seed=seed))
        for seed in (1, 2)
    )
    assert first != second


def test_a_phase_without_room_for_ten_minutes_gets_what_it_has_room_for() -> None:
    assert room_for("landing", "ten_minutes") == "ten_seconds"
    assert room_for("first_days", "ten_minutes") == "two_minutes"
    assert room_for("weaving", "ten_minutes") == "ten_minutes"


def test_the_depth_asked_for_comes_before_a_shorter_one() -> None:
    short, long = offer(depth="ten_seconds"), offer(depth="ten_minutes")

    choices = choose([short, long], phase="weaving", depth="ten_minutes", lenses=())

    assert ids(choices) == [long.prompt_id, short.prompt_id]


def test_someone_with_ten_seconds_is_never_asked_for_ten_minutes() -> None:
    assert (
        choose([offer(depth="ten_minutes")], phase="weaving", depth="ten_seconds", lenses=()) == []
    )


def test_a_lens_is_offered_only_to_who_chose_it_and_leaves_room_for_others() -> None:
    seen_through = [offer(lenses=("adhd",)) for _ in range(5)]
    plain = offer()

    without = choose([*seen_through, plain], phase="weaving", depth="two_minutes", lenses=())
    chosen = choose([*seen_through, plain], phase="weaving", depth="two_minutes", lenses=("adhd",))

    assert ids(without) == [plain.prompt_id]
    assert len(chosen) == 3
    assert plain.prompt_id in ids(chosen)


def test_a_heavy_one_never_stands_alone_nor_beside_another() -> None:
    heavy = [offer(weight="heavy") for _ in range(3)]
    light = offer()
    now: dict[str, Any] = {"phase": "weaving", "depth": "two_minutes", "lenses": ()}

    assert choose(heavy, **now) == []
    assert sorted(c.prompt.weight for c in choose([*heavy, light], **now)) == ["heavy", "light"]
    assert ids(choose([*heavy, light], ceiling="medium", **now)) == [light.prompt_id]


def test_when_all_has_been_met_the_oldest_returns_first_and_says_so() -> None:
    newer, older = offer(), offer()

    choices = choose(
        [newer, older],
        phase="weaving",
        depth="two_minutes",
        lenses=(),
        recent=[newer.prompt_id, older.prompt_id],
    )

    assert ids(choices) == [older.prompt_id, newer.prompt_id]
    assert choices[0].because == "You have met this one. Nothing newer fits right now."


def test_each_reason_says_what_it_rests_on() -> None:
    plain, through = offer(), offer(lenses=("grief",))
    now: dict[str, Any] = {"phase": "weaving", "depth": "two_minutes"}

    assert [c.because for c in choose([plain], lenses=(), **now)] == [
        "For the weeks after a session. It takes two minutes."
    ]
    assert [c.because for c in choose([through], lenses=("grief",), **now)] == [
        "You chose “grief”. It takes two minutes."
    ]


@pytest.mark.parametrize("lenses", [(), ("adhd", "grief", "joyful")])
def test_choosing_from_two_thousand_takes_milliseconds(lenses: tuple[str, ...]) -> None:
    many = [
        offer(lenses=lenses[n % 3 : n % 3 + 1], library=str(n % 20), phases=("weaving", "between"))
        for n in range(2000)
    ]

    began = time.process_time()
    for seed in range(5):
        choose(many, phase="weaving", depth="ten_minutes", lenses=lenses, seed=seed)

    assert (time.process_time() - began) / 5 < 0.05  # the budget of 5 ms is measured by the bench


def test_ten_seconds_meet_a_word_or_a_tap_before_a_therapists_own_wording() -> None:
    own_words = an_offer_in_own_words()
    told = {"phase": "weaving", "lenses": (), "suggested": {own_words.prompt_id: "Nora"}}

    brief = choose([*shipped(), own_words], depth="ten_seconds", limit=1, **told)
    longer = choose([*shipped(), own_words], depth="two_minutes", limit=1, **told)
    alone = choose([own_words], depth="ten_seconds", limit=1, **told)

    assert brief[0].prompt != own_words
    assert brief[0].prompt.depth == "ten_seconds"
    assert (longer[0].prompt, alone[0].prompt) == (own_words, own_words)


def an_offer_in_own_words() -> PromptOffer:
    light = next(p for p in shipped() if p.depth == "ten_seconds" and "weaving" in p.phases)
    return replace(light, prompt_id=uuid4(), version=0, slug="", lenses=(), weight="light")
