"""One question a screen, in a real browser: on a phone, by keyboard, without JavaScript."""

import re
from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.models import User
from journal.access import reader_of
from journal.documents import EntryDocument
from journal.models import Entry
from tests.browser.conftest import PageAs

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Something loosened when the cello came in."
HEAVY = "/journal/reflect/?question=feeling-from-earlier"


@pytest.fixture
def library(transactional_db: None) -> None:
    call_command("load_library", verbosity=0)
    call_command("load_notices", verbosity=0)


def box(page: Page):
    return page.locator("textarea")


def question(page: Page):
    return page.locator("h1#question")


def state(page: Page):
    return page.locator("[data-autosave-state]")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def said(alice: User) -> list[str]:
    document = EntryDocument.from_json(Entry.objects.get().open_for(reader_of(alice)))
    return [answer.answer for answer in document.answers]


def test_what_was_typed_is_saved_and_another_device_goes_on_where_this_one_stopped(
    alice: User, page_as: PageAs, library: None
) -> None:
    phone = page_as(alice)
    phone.goto("/journal/reflect/?begin=first-three")
    box(phone).fill("To rest.")
    press(phone, "Next")
    expect(phone.get_by_text("2 of 3")).to_be_visible()
    phone.context.set_offline(True)
    press(phone, "Next")
    expect(state(phone)).to_have_text("The next question comes with the network.")
    phone.context.set_offline(False)
    box(phone).press_sequentially(WORDS, delay=5)
    expect(state(phone)).to_have_text(re.compile(r"^Saved \d"), timeout=2500)

    desk = page_as(alice, width=1280)
    desk.goto("/journal/")
    desk.get_by_role("link", name="To rest.").click()

    expect(desk.get_by_text("2 of 3")).to_be_visible()
    expect(box(desk)).to_have_value(WORDS)
    box(desk).press("End")
    box(desk).press_sequentially(" Then quiet.", delay=5)
    press(desk, "Next")
    expect(desk.get_by_text("3 of 3")).to_be_visible()
    box(phone).fill("Something else altogether.")
    expect(state(phone)).to_contain_text("changed on another page")
    press(phone, "Next")
    expect(phone.get_by_role("heading", name="What is saved")).to_be_visible()
    press(phone, "Keep both, one below the other")
    expect(phone.get_by_text("2 of 3")).to_be_visible()
    assert said(alice)[:2] == [
        "To rest.",
        f"{WORDS} Then quiet.\n\nSomething else altogether.",
    ]


def test_a_reflection_from_beginning_to_end_by_keyboard_alone(
    alice: User, page_as: PageAs, library: None
) -> None:
    page = page_as(alice)
    page.goto("/journal/reflect/?depth=ten_seconds")

    reach(page, "TEXTAREA")
    page.keyboard.type("One word")
    reach(page, "Next")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="That is enough for now")).to_be_visible()
    reach(page, "One more")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 of 2")).to_be_visible()
    reach(page, "Pick feeling words")
    page.keyboard.press("Enter")
    reach(page, "feeling:glad")
    page.keyboard.press("Space")
    reach(page, "Next")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="That is enough for now")).to_be_visible()
    reach(page, "Finish")
    page.keyboard.press("Enter")

    expect(page.locator(".entry-text")).to_have_text("One word")
    expect(page.get_by_text("glad", exact=True)).to_be_visible()


def reach(page: Page, name: str, *, back: bool = False) -> None:
    """Press Tab until something of that name, value or kind has the focus."""
    for _step in range(140):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        on = "const e = document.activeElement; [e.tagName, e.value, e.textContent.trim()]"
        if name in page.evaluate(f"(() => {{ {on.replace('; [', '; return [')} }})()"):
            return
    raise AssertionError(f"{name} is out of a keyboard's reach")


def test_without_javascript_every_button_keeps_the_words(
    alice: User, page_as: PageAs, library: None
) -> None:
    page = page_as(alice, java_script_enabled=False)
    page.goto(HEAVY)
    expect(page.get_by_text("It touches on: Old memories.")).to_be_visible()
    press(page, "Show it")
    box(page).fill(WORDS)
    press(page, "Next")
    expect(page.get_by_role("heading", name="For the next minute")).to_be_visible()
    press(page, "Go on")
    press(page, "One more")
    press(page, "Save for therapy")
    expect(page.get_by_text("Saved for therapy.")).to_be_visible()
    press(page, "All on one page")
    expect(page.get_by_label("Anything else, in your own words")).to_be_visible()
    press(page, "One at a time")
    expect(question(page)).to_be_visible()
    press(page, "Nothing came")
    page.get_by_role("button", name="Finish").click()

    assert said(alice) == [WORDS, "Nothing came."]


@pytest.mark.parametrize(("width", "theme"), [(390, "dim"), (1280, "light")])
def test_no_screen_has_a_barrier(
    alice: User,
    page_as: PageAs,
    library: None,
    violations: Callable[[Page], list[str]],
    width: int,
    theme: str,
) -> None:
    page = page_as(alice, width=width, theme=theme)
    found = []

    def look() -> None:
        expect(page.locator("h1")).to_be_visible()
        found.extend(violations(page))
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    page.goto(HEAVY)
    look()
    press(page, "Show it")
    expect(question(page)).to_be_visible()
    for summary in page.locator("summary").all():
        summary.click()
    look()
    box(page).fill(WORDS)
    press(page, "Next")
    expect(page.get_by_role("heading", name="For the next minute")).to_be_visible()
    look()
    press(page, "Go on")
    expect(page.get_by_role("heading", name="That is enough for now")).to_be_visible()
    look()

    assert found == []
