"""A key that is gone, another person's or tampered with keeps nothing, and the page says so."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.conftest import PageAs
from tests.browser.kept import drafts_in, is_ready, kept_in
from tests.browser.test_autosave import log_in_again
from tests.browser.test_kept_words import NEW_SESSION, NOTES, begin_a_session, notes
from tests.conftest import PASSWORD, ClientFor

SWAP_THE_POINT = """async (device) => {
  const database = await new Promise((done) => {
    const request = indexedDB.open("kept");
    request.onsuccess = () => done(request.result);
  });
  const kind = { name: "ECDH", namedCurve: "P-256" };
  const pair = await crypto.subtle.generateKey(kind, true, ["deriveBits"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  await new Promise((done) => {
    const transaction = database.transaction(["keys"], "readwrite");
    const keys = transaction.objectStore("keys");
    transaction.oncomplete = done;
    keys.get(device).onsuccess = ({ target }) => keys.put({ ...target.result, point }, device);
  });
  database.close();
  return point.join();
}"""
POINT = """(device) => new Promise((done) => {
  const request = indexedDB.open("kept");
  request.onsuccess = () => {
    const keys = request.result.transaction(["keys"]).objectStore("keys");
    keys.get(device).onsuccess = ({ target }) => {
      request.result.close();
      done(target.result.point.join());
    };
  };
})"""


def log_out_in_another_tab(page: Page) -> Page:
    page.wait_for_load_state("networkidle")  # what was typed before has found its place
    other = page.context.new_page()
    other.goto("/journal/")
    other.wait_for_load_state("networkidle")
    other.get_by_role("button", name="Log out").click()
    expect(other).to_have_url(re.compile(r"//[^/]+/$"))  # the front door: it is done
    return other


@pytest.mark.parametrize("hears", [True, False], ids=["told at once", "found out while typing"])
def test_after_a_log_out_in_another_tab_nothing_is_called_kept_and_the_words_are_shown(
    alice: User, page_as: PageAs, hears: bool
) -> None:
    page = page_as(alice)
    if not hears:
        page.add_init_script("delete globalThis.BroadcastChannel")
    begin_a_session(page)
    log_out_in_another_tab(page)
    line = page.locator("form .save-state")
    if hears:
        expect(line).to_have_text(re.compile("^Not kept: you logged out in another tab."))

    notes(page).press_sequentially(" And a lamp.")
    expect(line).to_have_text(re.compile("^Not kept: you logged out in another tab."))
    assert kept_in(page) == {"keys": [], "lines": [], "boxes": []}
    page.get_by_role("button", name="Keep").click()

    expect(page.get_by_role("heading", name="This page had been open for a while")).to_be_visible()
    expect(page.get_by_text(f"{NOTES} And a lamp.")).to_be_visible()
    expect(page.locator("[data-still-kept]")).to_have_count(0)


def test_a_tab_that_stayed_open_keeps_nothing_for_whoever_logs_in_next(
    alice: User, charlie: User, page_as: PageAs, live_server, client_for: ClientFor
) -> None:
    page = page_as(alice)
    begin_a_session(page)
    other = log_out_in_another_tab(page)
    log_in_again(page.context, live_server, client_for, charlie)
    other.goto(NEW_SESSION)
    is_ready(other)

    notes(page).press_sequentially(" And a lamp.")
    expect(page.locator("form .save-state")).to_have_text(re.compile("^Not kept:"))

    assert drafts_in(other) == []


def test_a_stale_form_says_that_its_words_are_still_here_only_where_they_are(
    alice: User, page_as: PageAs
) -> None:
    page = page_as(alice)
    begin_a_session(page)
    page.context.clear_cookies(name="csrftoken")

    page.get_by_role("button", name="Keep").click()

    expect(page.get_by_text(NOTES)).to_be_visible()
    expect(page.locator("[data-still-kept]")).to_be_visible()
    page.goto(NEW_SESSION)
    expect(page.get_by_role("button", name="Put them back")).to_be_visible()


def test_a_key_that_somebody_changed_is_found_out_before_words_are_sealed_to_it(
    alice: User, page_as: PageAs
) -> None:
    page = page_as(alice)
    page.goto(NEW_SESSION)
    is_ready(page)
    (device,) = kept_in(page)["keys"]
    foreign = page.evaluate(SWAP_THE_POINT, device)

    begin_a_session(page)

    assert page.evaluate(POINT, device) != foreign
    page.reload()
    expect(page.get_by_text(NOTES)).to_be_visible()


def test_who_erases_everything_leaves_nothing_in_the_browser(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    begin_a_session(page)
    page.evaluate("localStorage.setItem('ground', JSON.stringify({ note: 'The lake.' }))")
    page.goto("/account/reauthenticate/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_load_state("networkidle")

    page.goto(reverse("lifecycle:erase"))
    page.get_by_role("textbox").fill("erase")
    page.get_by_role("button", name="Erase everything").click()

    expect(page.get_by_role("heading", name="It is erased")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("localStorage.getItem('ground')") is None
    assert kept_in(page) == {"keys": [], "lines": [], "boxes": []}
