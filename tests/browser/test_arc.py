"""Reminders along the way in a real browser: offered, seen before a yes, changed by keyboard."""

from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from practices.actions.catalogue import load_catalogue
from practices.loading import read_catalogue
from tests.browser.conftest import LOOKS, PageAs
from tests.browser.test_dress import overflows
from tests.browser.test_pieces import reach
from tests.journal.conftest import a_session

Violations = Callable[[Page], list[str]]
Shoot = Callable[[Page, str], Path]


@pytest.fixture
def _two_days_ago(alice: User) -> None:
    load_catalogue(read_catalogue(), by=None)
    day = timezone.localdate() - timedelta(days=2)
    a_session(alice, held_on=day, start_time=time(9), end_time=time(10))


@pytest.mark.usefixtures("_two_days_ago")
@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_it_is_offered_set_and_changed_by_keyboard_alone(
    alice: User, page_as: PageAs, violations: Violations, shoot: Shoot, width: int, theme: str
) -> None:
    page = page_as(alice, width=width, theme=theme)
    page.goto("/journal/")
    expect(page.get_by_text("A quiet line along the way, now and then?")).to_be_visible()
    shoot(page, f"along-today-{width}-{theme}")
    found = violations(page)

    reach(page, "Yes, please")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What is coming")).to_be_visible()
    shoot(page, f"along-{width}-{theme}")
    found += violations(page)
    page.get_by_label("As suggested").focus()
    page.keyboard.press("ArrowDown")
    reach(page, "Keep this")
    page.keyboard.press("Enter")

    expect(page.get_by_text("That is set.")).to_be_visible()
    expect(page.get_by_label("Less often")).to_be_checked()
    assert (found, overflows(page)) == ([], False)


@pytest.mark.usefixtures("_two_days_ago")
def test_it_is_set_and_ended_without_scripts(alice: User, page_as: PageAs) -> None:
    page = page_as(alice, java_script_enabled=False)
    page.goto("/journal/")

    page.get_by_role("button", name="Yes, please").click()
    expect(page.get_by_role("heading", name="What is coming")).to_be_visible()
    page.get_by_label("None").check()
    page.get_by_role("button", name="Keep this").click()

    expect(page.get_by_text("Nothing comes. You can change that under")).to_be_visible()
