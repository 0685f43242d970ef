"""Words kept on a device: of any form, for one person only, until they have arrived."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from encryption.readers import owner_reader
from journal.models import Entry, Session
from tests.browser.conftest import LOOKS, PageAs
from tests.browser.kept import (
    drafts_in,
    fill_up,
    give_little_room,
    is_ready,
    kept_in,
    nothing_is_kept,
    some_is_kept,
    until,
)
from tests.browser.test_autosave import log_in_again, state, write
from tests.browser.test_help_offline import ready
from tests.conftest import PASSWORD, ClientFor

NEW_SESSION, NEW_ENTRY, KEPT = "/journal/sessions/new/", "/journal/entries/new/", "/journal/kept/"
NOTES = "A long blue corridor."


def log_in(page: Page, person: User) -> None:
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def notes(page: Page) -> Locator:
    """The field for notes, in sight: it may stand in a part that opens."""
    page.locator("details:has([name=notes])").evaluate_all("all => all.map((o) => (o.open = true))")
    return page.get_by_label("Notes")


def begin_a_session(page: Page) -> None:
    page.goto(NEW_SESSION)
    is_ready(page)
    notes(page).press_sequentially(NOTES)
    expect(page.locator("form .save-state")).to_have_text(
        "Kept on this device until you press a button."
    )


def test_a_plain_form_is_kept_until_it_has_arrived(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    begin_a_session(page)
    page.reload()
    expect(page.get_by_text(NOTES)).to_be_visible()

    page.get_by_role("button", name="Put them back").click()
    expect(page.get_by_label("Notes")).to_have_value(NOTES)
    page.get_by_role("button", name="Keep").click()

    expect(page.get_by_text(NOTES)).to_be_visible()
    nothing_is_kept(page)
    assert Session.objects.count() == 1


def test_a_form_that_comes_back_with_an_error_stays_kept(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    begin_a_session(page)
    page.get_by_label("Playlist").or_(page.get_by_label(re.compile("link", re.I))).first.fill(
        "ftp://x"
    )

    page.get_by_role("button", name="Keep").click()

    expect(page.locator("[data-error-summary]")).to_be_visible()
    assert len(drafts_in(page)) >= 1


def test_logging_out_leaves_nothing_of_the_person(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    begin_a_session(page)

    page.get_by_role("button", name="Log out").click()

    expect(page).to_have_url(re.compile(r"//[^/]+/$"))
    assert kept_in(page) == {"keys": [], "lines": [], "boxes": []}


def test_leaving_quickly_keeps_them(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    begin_a_session(page)

    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_title("World clock")
    page.goto(NEW_SESSION)

    expect(page.get_by_role("button", name="Put them back")).to_be_visible()


def test_today_says_so_in_one_line_and_a_page_lists_them(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    begin_a_session(page)
    page.goto("/journal/")
    page.get_by_text("Some words are kept on this device.").get_by_role("link").click()
    expect(page.locator("[data-kept-list]").get_by_text(NOTES)).to_be_visible()

    page.get_by_role("button", name="Keep it as a new entry").click()

    expect(page.get_by_label("Anything else, in your own words")).to_have_value(NOTES)
    page.goto(KEPT)
    expect(page.get_by_text("Nothing waits here.")).to_be_visible()
    assert Entry.objects.count() == 1


def test_another_person_opens_none_and_the_first_still_does(
    alice: User, charlie: User, page_as: PageAs, live_server, client_for: ClientFor
) -> None:
    page = page_as(alice)
    begin_a_session(page)
    page.context.clear_cookies(name="sessionid")
    log_in_again(page.context, live_server, client_for, charlie)
    for path in (NEW_SESSION, KEPT):
        page.goto(path)
        is_ready(page, keys=1)
        page.wait_for_load_state("networkidle")
        assert NOTES not in page.content()
    page.goto(NEW_SESSION)
    page.get_by_role("button", name="Log out").click()
    expect(page).to_have_url(re.compile(r"//[^/]+/$"))

    log_in_again(page.context, live_server, client_for, alice)
    page.goto(NEW_SESSION)

    expect(page.get_by_text(NOTES)).to_be_visible()


def test_where_storage_is_full_it_says_so(alice: User, page_as: PageAs, live_server) -> None:
    page = page_as(alice)
    give_little_room(page, live_server.url)
    page.goto(NEW_ENTRY)
    is_ready(page)
    assert fill_up(page) < 50
    page.route(re.compile("/autosave/$"), lambda route: route.abort())

    write(page)

    expect(state(page)).to_have_text("Not saved yet. We keep trying.")


def test_an_open_tab_keeps_its_words_to_itself(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    page.goto(NEW_ENTRY)
    is_ready(page)
    page.route(re.compile("/autosave/$"), lambda route: route.abort())
    write(page)
    expect(state(page)).to_have_attribute("data-state", "unsaved")

    other = page.context.new_page()
    other.goto(NEW_ENTRY)
    other.goto(KEPT)

    expect(other.get_by_text("This is open in another tab just now.")).to_be_visible()
    other.goto(NEW_ENTRY)
    other.wait_for_load_state("networkidle")
    expect(other.get_by_role("button", name="Put them back")).to_have_count(0)


def test_written_without_a_network_after_the_tab_was_closed_lands_once(
    alice: User, page_as: PageAs, violations
) -> None:
    page = page_as(alice, service_workers="allow")
    ready(page, NEW_ENTRY)
    is_ready(page)
    context = page.context
    page.close()
    context.set_offline(True)
    page = context.new_page()
    page.goto("/journal/")
    expect(page.get_by_role("heading", name="No network just now")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("In your own words").press_sequentially("In the train, ")
    page.get_by_label("In your own words").press_sequentially("the light came back.")
    expect(page.locator("[data-offline-state]")).to_have_text("Kept on this device")
    assert "train" not in str(kept_in(page))

    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto("/journal/")
    expect(page.get_by_text("is here now, as a draft")).to_be_visible()
    page.goto("/journal/")
    nothing_is_kept(page)

    entry = Entry.objects.get()
    words = entry.open_for(owner_reader(alice.public_id))["text"]
    assert words == "In the train, the light came back."


def test_a_page_left_blank_without_a_network_leaves_nothing_behind(alice, page_as) -> None:
    page = page_as(alice, service_workers="allow")
    ready(page, NEW_ENTRY)
    is_ready(page)
    page.context.set_offline(True)
    page.goto("/journal/")
    words = page.get_by_label("In your own words")
    for typed in ("In the train", " "):
        words.fill(typed)
        words.press("End")
        expect(page.locator("[data-offline-state]")).to_have_text("Kept on this device")
        until(page, lambda: len(kept_in(page)["lines"]) == 1)
    page.wait_for_timeout(1_500)  # the last of the typing is kept a moment later

    page.context.set_offline(False)
    page.goto("/journal/")

    until(page, lambda: kept_in(page)["lines"] == [])
    expect(page.locator("[data-kept-landed]")).to_be_hidden()
    assert not Entry.objects.exists()


def test_where_nobody_wrote_before_the_offline_page_keeps_nothing(page_as: PageAs) -> None:
    page = page_as()

    page.goto("/offline/")

    expect(page.get_by_text("This browser cannot keep words safely yet")).to_be_visible()
    expect(page.get_by_label("In your own words")).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_words_sent_after_the_log_in_ended_are_given_back(
    alice: User, page_as: PageAs, scripts: bool, violations
) -> None:
    page = page_as(alice, java_script_enabled=scripts)
    page.goto(NEW_SESSION)
    if scripts:
        is_ready(page)
    page.context.clear_cookies(name="sessionid")
    notes(page).fill(NOTES)
    page.get_by_role("button", name="Keep").click()
    log_in(page, alice)

    if scripts:
        page.get_by_role("button", name="Put them back").click()
        page.get_by_role("button", name="Keep").click()
    else:
        expect(page.get_by_role("heading", name="Kept for you")).to_be_visible()
        page.get_by_role("button", name="Put it where it belongs").click()

    expect(page.get_by_text(NOTES)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/journal/sessions/[0-9a-f-]{36}/$"))
    assert Session.objects.count() == 1


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_the_pages_are_easy_to_read(
    alice: User, page_as: PageAs, violations, shoot, width: int, theme: str
) -> None:
    page = page_as(alice, width=width, theme=theme)
    begin_a_session(page)
    shoot(page, f"kept-form-{width}-{theme}")
    page.goto(KEPT)
    expect(page.locator("[data-kept-list]").get_by_text(NOTES)).to_be_visible()
    some_is_kept(page)

    assert violations(page) == []
    shoot(page, f"kept-page-{width}-{theme}")
    page.goto(NEW_SESSION)
    expect(page.get_by_role("button", name="Put them back")).to_be_visible()
    assert violations(page) == []
    shoot(page, f"kept-offer-{width}-{theme}")
    page.goto("/offline/")
    expect(page.get_by_label("In your own words")).to_be_visible()
    shoot(page, f"offline-{width}-{theme}")
