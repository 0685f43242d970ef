"""How saving stands: in sight while writing on a phone, and never in the way."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.conftest import DESK, PHONE, PageAs

AUTOSAVE = re.compile(r"/autosave/$")
COVERED = """() => {
  const line = document.querySelector("[data-autosave-state]").getBoundingClientRect();
  const field = document.activeElement.getBoundingClientRect();
  const bottom = Math.min(field.bottom, innerHeight);
  return field.height < 300 && field.top < line.bottom && bottom > line.top + 1 && line.height > 0;
}"""


def writing(page: Page, words: str):
    page.goto("/journal/entries/new/")
    field = page.get_by_label("Anything else, in your own words")
    field.click()
    field.press_sequentially(words, delay=1)
    return page.locator("[data-autosave-state]")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_saved_is_in_sight_while_a_long_text_is_written(
    alice: User, page_as: PageAs, width: int
) -> None:
    page = page_as(alice, width=width)

    state = writing(page, "\n".join(f"line {number}" for number in range(60)))

    expect(state).to_have_text(re.compile(r"^Saved \d"))
    expect(state).to_be_in_viewport(ratio=1)
    assert not page.evaluate(COVERED)


def test_not_saved_is_in_sight_too(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    page.route(AUTOSAVE, lambda route: route.abort("internetdisconnected"))

    state = writing(page, "a heron")
    page.evaluate("scrollTo(0, 0)")

    expect(state).to_have_text(re.compile("^Not saved yet"))
    expect(state).to_be_in_viewport(ratio=1)


def test_it_covers_no_field_that_the_keyboard_comes_to(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    state = writing(page, "a heron")
    expect(state).to_have_text(re.compile(r"^Saved \d"))
    page.locator("details:not([open]) > summary").evaluate_all("all => all.map((s) => s.click())")

    covered = []
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(COVERED):
            covered.append(page.evaluate("document.activeElement.outerHTML.slice(0, 80)"))

    assert covered == []


def test_it_stands_above_a_keyboard_that_covers_the_page(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    page.add_init_script(
        "Object.defineProperty(visualViewport, 'height', {get: () => innerHeight - 300})"
    )
    state = writing(page, "a heron")
    expect(state).to_have_text(re.compile(r"^Saved \d"))

    page.evaluate("scrollTo(0, 0); visualViewport.dispatchEvent(new Event('resize'))")

    box = state.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 844 - 300
