"""The plan's days in a real browser: energy, rest, a lighter time, the path; no axe violation."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.actions.relationships import begin_relationship
from accounts.models import CareRelationship, User
from practices.actions.catalogue import load_catalogue
from practices.actions.energy import say_energy
from practices.actions.log import log_practice
from practices.actions.pauses import begin_pause
from practices.actions.plan import add_to_plan
from practices.actions.suggested import suggest_practice
from practices.loading import read_catalogue
from practices.models import Practice
from practices.own_days import own_today
from tests.browser.conftest import LOOKS, PageAs

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESSES = {
    "plan": "/practices/plan/",
    "less": "/practices/less/",
    "energy": "/practices/energy/",
    "energy-words": "/practices/energy/words/",
    "pauses": "/practices/pauses/",
    "weeks": "/practices/weeks/",
    "season": "/practices/season/",
    "today": "/journal/",
}


@pytest.fixture
def some_weeks(alice: User, nora: User) -> None:
    """Alice did a few things over the weeks, and Nora suggests one."""
    load_catalogue(read_catalogue(), by=None)
    today, practices = own_today(alice), list(Practice.objects.live().order_by("slug"))
    for practice in practices[:4]:
        add_to_plan(practice, by=alice)
    for ago in (0, 1, 1, 4, 9, 12, 12, 12, 20, 33, 34, 51, 60, 61):
        practice = practices[(ago * 7) % len(practices)]
        done_on = today - timedelta(days=ago)
        log_practice(practice, by=alice, form_id=uuid4(), done_on=done_on)
    for ago, there in ((0, 4), (1, 7)):
        say_energy(today - timedelta(days=ago), there, by=alice)
    begin_pause(today + timedelta(days=4), today + timedelta(days=6), "My exam.", by=alice)
    care = begin_relationship(client=alice, therapist=nora, by=alice)
    suggest_practice(care, practices[8], "You said evenings are loud.", by=nora)


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_every_page_of_the_days_is_clean_and_one_tap_makes_all_lighter(
    width: int,
    theme: str,
    alice: User,
    some_weeks: None,
    page_as: PageAs,
    violations: Callable[[Page], list[str]],
    shoot: Callable[[Page, str], Path],
) -> None:
    page = page_as(alice, width=width, theme=theme)

    for name, url in ADDRESSES.items():
        page.goto(url)
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        shoot(page, f"days-{name}-{width}-{theme}")

    page.get_by_role("button", name="Make everything lighter").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="End the lighter time")).to_be_visible()
    for name in ("today", "less", "plan"):
        page.goto(ADDRESSES[name])
        assert violations(page) == [], name
        shoot(page, f"days-lighter-{name}-{width}-{theme}")
    page.goto("/practices/looking-around/start/?easier=1")
    expect(page.get_by_text("This is the easier version")).to_be_visible()
    assert violations(page) == []
    page.goto(ADDRESSES["plan"])
    page.get_by_role("button", name="End the lighter time").click()
    expect(page.get_by_role("button", name="Make everything lighter")).to_be_visible()


def test_a_therapist_finds_one_by_a_word_and_chooses_it_by_keyboard(
    nora: User, some_weeks: None, page_as: PageAs, violations: Callable[[Page], list[str]]
) -> None:
    page = page_as(nora, width=390, theme="dark")
    relationship = CareRelationship.objects.get()
    page.goto(reverse("care:practice-suggestion-new", args=[relationship.public_id]))

    page.get_by_role("searchbox", name="Find by a word").fill("cool cup")
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="A cool cup").focus()
    page.keyboard.press("Space")

    assert violations(page) == []
    page.get_by_role("button", name="Suggest", exact=True).press("Enter")
    expect(page.get_by_text("Suggested. They see it with your name")).to_be_visible()


def test_energy_is_one_tap_without_javascript(
    alice: User, some_weeks: None, page_as: PageAs
) -> None:
    page = page_as(alice, java_script_enabled=False)
    page.goto(ADDRESSES["energy"])

    page.get_by_role("button", name="6", exact=True).first.click()

    expect(page.get_by_text("Today: 6.")).to_be_visible()
