"""What goes on from a question: curated, fitting, and never heavy uncalled."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from prompts.selection import going_on_from
from tests.prompts.making import offer

TODAY = date(2026, 11, 20)
ASKED = offer(slug="asked", follow_ups=("first", "second"))
FIRST = offer(slug="first", prompt_id=UUID(int=1))
SECOND = offer(slug="second", prompt_id=UUID(int=2))
OTHER = offer(slug="other", prompt_id=UUID(int=3))
NOW = {"phase": "weaving", "depth": "two_minutes", "lenses": (), "today": TODAY}


def following(*prompts, **told):
    return [choice.prompt.slug for choice in going_on_from(ASKED, prompts, **NOW | told)]


def test_the_curators_order_holds_and_nothing_else_follows():
    assert following(OTHER, SECOND, FIRST) == ["first", "second"]
    assert following(SECOND, FIRST, limit=1) == ["first"]


def test_it_says_why_it_is_there():
    (choice,) = going_on_from(ASKED, [FIRST], **NOW)

    assert choice.because == "It goes on from the question before."


@pytest.mark.parametrize(
    "told",
    [
        {"declined": [FIRST.prompt_id]},
        {"phase": "landing", "depth": "ten_seconds"},
        {"depth": "ten_seconds"},
        {"answered": {FIRST.prompt_id: TODAY - timedelta(days=3)}},
        {"ruled_out": ["grief"]},
        {"ceiling": "light"},
    ],
)
def test_one_that_does_not_fit_is_passed_over(told):
    first = replace(FIRST, phases=("weaving",), weight="medium", lenses=("grief", "sleep"))

    assert following(first, **{"lenses": ("grief",)} | told) == []
    assert following(first, lenses=("grief",)) == ["first"]


def test_a_lens_nobody_chose_does_not_come_in_as_a_follow_up():
    first = replace(FIRST, lenses=("polyamory",))

    assert following(first) == []
    assert following(first, lenses=("polyamory",)) == ["first"]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({}, []),
        ({"limit": 1}, []),
        ({"heavy_asked_for": True}, ["first"]),
        ({"heavy_asked_for": True, "phase": "first_days"}, []),
    ],
)
def test_nothing_heavy_follows_unless_it_was_asked_for_and_there_is_room(told, found):
    heavy = replace(FIRST, weight="heavy", phases=("weaving", "first_days"))

    assert following(heavy, **told) == found
