"""The catalogue on a phone, by keyboard: what fits, its page, and its start."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from practices.actions.catalogue import load_catalogue
from practices.loading import read_catalogue
from tests.browser.conftest import LOOKS, PageAs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_what_fits_is_found_and_begun_by_keyboard_and_nothing_bars_the_way(
    width: int,
    theme: str,
    alice: User,
    page_as: PageAs,
    violations: Callable[[Page], list[str]],
) -> None:
    load_catalogue(read_catalogue(), by=None)
    page = page_as(alice, width=width, theme=theme)
    page.goto("/practices/")

    page.get_by_role("group", name="How much energy is there?").get_by_label("Next to none").focus()
    page.keyboard.press("Space")
    page.get_by_text("Kind, place, time, theme").press("Enter")
    page.get_by_label("Where").select_option("bed")
    page.get_by_role("button", name="Show what fits").press("Enter")

    expect(page.get_by_role("heading", name="The lightest first")).to_be_visible()
    assert page.url.endswith("#fits")
    assert violations(page) == []
    page.get_by_role("heading", level=3).first.get_by_role("link").press("Enter")
    assert violations(page) == []
    page.get_by_role("link", name="Start", exact=True).press("Enter")
    expect(page).to_have_url(re.compile(r"/start/$"))
