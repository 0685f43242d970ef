"""Saving while typing: every word arrives, and nothing is called saved before it is."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.browser.conftest import PageAs
from tests.browser.kept import drafts_in, is_ready, kept_in, nothing_is_kept
from tests.conftest import PASSWORD, ClientFor

AUTOSAVE = re.compile(r"/autosave/$")
WORDS = "The light in the hallway, again."


@pytest.fixture
def page(alice: User, page_as: PageAs) -> Page:
    page = page_as(alice)
    page.goto("/journal/entries/new/")
    is_ready(page)
    return page


def editor(page: Page):
    return page.get_by_label("Anything else, in your own words")


def state(page: Page):
    return page.locator("[data-autosave-state]")


def write(page: Page, words: str = WORDS) -> None:
    editor(page).click()
    editor(page).press_sequentially(words, delay=5)


def refuse(route: Route) -> None:
    route.abort("internetdisconnected")


def log_in_again(context: BrowserContext, server: LiveServer, client_for: ClientFor, user: User):
    cookies = client_for(user).cookies.items()
    context.add_cookies(
        [{"name": name, "value": morsel.value, "url": server.url} for name, morsel in cookies]
    )


def test_words_are_saved_within_two_seconds_of_the_last_key(page: Page) -> None:
    write(page)

    expect(state(page)).to_have_text(re.compile(r"^Saved \d"), timeout=2500)
    page.reload()
    expect(editor(page)).to_have_value(WORDS)


def test_the_address_becomes_that_of_the_entry(page: Page) -> None:
    write(page)

    expect(page).to_have_url(re.compile(r"/journal/entries/[0-9a-f-]{36}/edit/$"))


def test_without_a_network_it_says_so_and_saves_when_it_is_back(page: Page) -> None:
    page.route(AUTOSAVE, refuse)
    write(page)
    expect(state(page)).to_have_text("Not saved yet: kept on this device. We keep trying.")

    page.unroute(AUTOSAVE)

    expect(state(page)).to_have_text(re.compile(r"^Saved \d"), timeout=15_000)
    nothing_is_kept(page)


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 200, "json": {"revision": 0, "saved_at": "14:02"}},
        {"status": 200, "body": "<h1>Log in</h1>", "content_type": "text/html"},
        {"status": 500, "body": "broken"},
        {"status": 503, "json": {"revision": 99, "saved_at": "14:02"}},
    ],
)
def test_only_a_newer_revision_counts_as_saved(page: Page, answer: dict) -> None:
    page.route(AUTOSAVE, lambda route: route.fulfill(**answer))

    write(page)

    expect(state(page)).to_have_attribute("data-state", "unsaved")


def test_what_is_typed_during_a_save_goes_into_the_next(page: Page) -> None:
    sent: list[int] = []

    def slowly(route: Route) -> None:
        sent.append(1)
        page.wait_for_timeout(600)
        route.continue_()

    page.route(AUTOSAVE, slowly)
    write(page, "One. ")
    page.wait_for_timeout(1500)
    write(page, "Two.")

    expect(page.locator("[name=revision]")).to_have_value("2")
    page.unroute(AUTOSAVE)
    page.reload()
    expect(editor(page)).to_have_value("One. Two.")
    assert len(sent) == 2


def test_what_lies_in_the_browser_is_noise_to_anybody_else(
    page: Page, charlie: User, live_server: LiveServer, client_for: ClientFor
) -> None:
    page.route(AUTOSAVE, refuse)
    write(page)
    expect(state(page)).to_have_text("Not saved yet: kept on this device. We keep trying.")

    stored = kept_in(page)
    page.on("dialog", lambda dialog: dialog.accept())
    log_in_again(page.context, live_server, client_for, charlie)
    page.reload()

    assert len(stored["boxes"]) == 1
    assert not [word for word in ("light", "hallway", "again") if word in str(stored)]
    expect(page.get_by_role("button", name="Put them back")).to_have_count(0)
    page.goto("/journal/kept/")
    expect(page.get_by_text("Nothing waits here.")).to_be_visible()
    assert len(drafts_in(page)) == 1  # kept for the first person


def test_words_that_did_not_arrive_are_offered_when_the_person_is_back(page: Page) -> None:
    write(page, "First.")
    expect(state(page)).to_have_text(re.compile("^Saved"))
    page.route(AUTOSAVE, refuse)
    write(page, " Then the network went.")
    expect(state(page)).to_have_attribute("data-state", "unsaved")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.unroute(AUTOSAVE)

    page.get_by_role("button", name="Put them back").click()

    expect(editor(page)).to_have_value("First. Then the network went.")
    expect(state(page)).to_have_text(re.compile("^Saved"))


def test_an_expired_log_in_keeps_the_words_and_saves_after_logging_in_elsewhere(
    page: Page, alice: User, live_server: LiveServer, client_for: ClientFor
) -> None:
    for name in ("sessionid", "csrftoken"):
        page.context.clear_cookies(name=name)
    write(page)
    expect(state(page)).to_contain_text("you are logged out")
    expect(state(page).get_by_role("link")).to_have_attribute("target", "_blank")

    log_in_again(page.context, live_server, client_for, alice)

    expect(state(page)).to_have_text(re.compile("^Saved"), timeout=15_000)


def test_a_button_pressed_after_the_log_in_ended_leads_back_to_the_words(
    page: Page, alice: User
) -> None:
    page.context.clear_cookies(name="sessionid")
    page.route(AUTOSAVE, refuse)
    write(page)
    page.get_by_role("button", name="Finish").click()
    page.unroute(AUTOSAVE)
    page.get_by_label("E-mail address").fill(alice.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()

    page.get_by_role("button", name="Put them back").click()

    expect(editor(page)).to_have_value(WORDS)
    expect(state(page)).to_have_text(re.compile("^Saved"))
    nothing_is_kept(page)


def test_the_same_words_changed_on_two_pages_are_never_overwritten(
    page: Page, alice: User, page_as: PageAs
) -> None:
    write(page, "Here.")
    expect(state(page)).to_have_text(re.compile("^Saved"))
    other = page_as(alice)
    other.goto(page.url)
    write(other, " And there.")
    expect(state(other)).to_have_text(re.compile("^Saved"))

    write(page, " Still here.")

    expect(state(page)).to_contain_text("changed on another page")
    expect(state(page).get_by_role("link", name="See the other version")).to_be_visible()


def test_words_that_came_back_with_an_error_count_as_unsaved(page: Page) -> None:
    editor(page).fill(WORDS)
    page.locator("summary", has_text="Title, day and more").click()
    page.get_by_label("Day", exact=True).fill("")
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(state(page)).to_contain_text("something on this page needs another look")

    page.get_by_label("Day", exact=True).fill("2026-07-01")

    expect(state(page)).to_have_text(re.compile("^Saved"))


def test_pressing_a_button_leaves_no_words_in_the_browser(page: Page) -> None:
    write(page)

    page.get_by_role("button", name="Finish").click()

    expect(page.get_by_text(WORDS)).to_be_visible()
    nothing_is_kept(page)


def test_without_javascript_the_buttons_keep_the_words(alice: User, page_as: PageAs) -> None:
    page = page_as(alice, java_script_enabled=False)
    page.goto("/journal/entries/new/")
    assert "Without JavaScript nothing is saved while you type." in page.content()

    editor(page).fill(WORDS)
    page.get_by_role("button", name="Keep as a draft").click()

    expect(page.get_by_text(WORDS)).to_be_visible()
