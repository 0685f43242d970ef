"""Preview as a client: the very prompts that choosing offers, in the very words people meet."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from prompts.queries import live_prompts
from prompts.selection import choose
from tests.prompts.making import draft, published

pytestmark = pytest.mark.django_db

MOMENT = {"phase": "weaving", "depth": "two_minutes", "hour": "day", "seed": 7}
HEAVY = {"weight": "heavy", "content_note": "loss", "afterwards": "Feel your feet."}


def url() -> str:
    return reverse("admin:prompts_preview")


def texts(answer: Any) -> list[str]:
    return [one.offer.text for one in answer.context["met"]]


@pytest.fixture
def some(cora: User, curt: User) -> None:
    for number, word in enumerate(["Where", "When", "Who", "How", "What"]):
        text = f"{word} is the window {number}?"
        published(cora, curt, f"w-{number}", text=text)


def test_it_shows_what_choosing_would_offer_and_why(
    client_for: Any, cora: User, some: None
) -> None:
    answer = client_for(cora).get(url(), MOMENT)

    chosen = choose(live_prompts(), phase="weaving", depth="two_minutes", lenses=[], seed=7)
    body = answer.content.decode()
    assert texts(answer) == [choice.prompt.text for choice in chosen]
    assert body.count("Looking out can rest the eyes.") == 3
    assert chosen[0].because in body


def test_another_day_is_another_draw(client_for: Any, cora: User, some: None) -> None:
    browser = client_for(cora)
    draws = {tuple(texts(browser.get(url(), MOMENT | {"seed": seed}))) for seed in range(9)}

    assert len(draws) > 1
    assert ("seed", 8) in browser.get(url(), MOMENT).context["moment"]


def test_late_in_the_evening_nothing_heavy_comes_unless_it_is_asked_for(
    client_for: Any, cora: User, curt: User, some: None
) -> None:
    published(cora, curt, "heavy", text="What did you lose?", **HEAVY)
    browser = client_for(cora)

    def seen(**more: Any) -> bool:
        draws = [texts(browser.get(url(), MOMENT | more | {"seed": seed})) for seed in range(12)]
        return any("What did you lose?" in draw for draw in draws)

    assert (seen(hour="late"), seen(hour="late", heavy="on")) == (False, True)


def test_a_draft_is_shown_as_if_it_were_live(client_for: Any, cora: User) -> None:
    prompt = draft(cora, text="What rests in you?", **HEAVY)

    answer = client_for(cora).get(reverse("admin:prompts_prompt_preview", args=[prompt.pk]))

    body = answer.content.decode()
    assert answer.context["alone"].offer.text == "What rests in you?"
    assert "Touches on: loss" in body
    assert "Feel your feet." in body
    assert prompt.live_version is None


def test_it_says_why_a_draft_would_not_be_offered(client_for: Any, cora: User) -> None:
    prompt = draft(cora, lenses=("grief",))
    page = reverse("admin:prompts_prompt_preview", args=[prompt.pk])

    def words(**moment: Any) -> str:
        return str(client_for(cora).get(page, MOMENT | moment).context["verdict"].words)

    assert "not offered on these days" in words(phase="prepare")
    assert "asks for more than they have" in words(depth="ten_seconds")
    assert "only those who chose its lens" in words()


@pytest.mark.parametrize(
    "broken", [{"phase": "x"}, {"depth": ""}, {"seed": "many"}, {"lenses": "x"}, {"hour": "13"}]
)
def test_a_moment_that_makes_no_sense_offers_nothing(
    client_for: Any, cora: User, some: None, broken: dict[str, str]
) -> None:
    answer = client_for(cora).get(url(), MOMENT | broken)

    assert (answer.status_code, answer.context["met"]) == (200, [])


@pytest.mark.parametrize("who", ["alice", "nora", None])
def test_only_staff_comes_near(
    client_for: Any, request: pytest.FixtureRequest, who: str | None
) -> None:
    browser = client_for(request.getfixturevalue(who)) if who else Client()

    assert browser.get(url()).status_code == (404 if who else 302)
