"""Leaving quickly: at once, from every page, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.conftest import PageAs

CLOCK = re.compile(r"/clock/$")
FROM = ["/", "/help/", "/account/login/", "/nothing/", "/help/leaving/"]


def thrice_shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("path", FROM)
def test_three_shifts_replace_the_page(page_as: PageAs, path: str) -> None:
    page = page_as()
    page.goto(path)
    page.wait_for_load_state("networkidle")

    thrice_shift(page)

    expect(page).to_have_url(CLOCK)
    expect(page).to_have_title("World clock")


def test_back_does_not_lead_to_the_page_that_was_left(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    page.goto("about:blank")
    page.goto("/journal/timeline/")

    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_url(CLOCK)
    page.go_back()

    expect(page).to_have_url("about:blank")


def test_words_just_typed_are_kept(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    page.goto("/journal/entries/new/")
    page.get_by_label("Anything else, in your own words").fill("Somebody came in.")

    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_url(CLOCK)
    page.goto("/journal/")

    page.wait_for_timeout(300)
    page.reload()
    expect(page.get_by_text("Somebody came in.")).to_be_visible()


def test_capital_letters_and_escape_do_not_leave(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    page.goto("/journal/entries/new/")
    box = page.get_by_label("Anything else, in your own words")
    box.click()

    box.press_sequentially("A B C D")
    for letter in "XYZ":
        page.keyboard.press(f"Shift+{letter}")
    for _ in range(4):
        page.keyboard.press("Escape")

    expect(box).to_have_value("A B C DXYZ")
    assert "/journal/" in page.url


def test_it_works_without_javascript(page_as: PageAs) -> None:
    page = page_as(java_script_enabled=False)
    page.goto("/help/")

    page.get_by_role("link", name="Leave quickly").click()

    expect(page).to_have_url(CLOCK)


def test_nothing_is_asked_of_anybody_else(page_as: PageAs) -> None:
    page = page_as()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    for path in ("/", "/help/", "/clock/", "/account/login/"):
        page.goto(path)
        page.wait_for_load_state("networkidle")

    assert [url for url in asked if not url.startswith(("http://localhost:", "data:"))] == []
