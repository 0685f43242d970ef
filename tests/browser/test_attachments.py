"""Photos, recordings and drawings on their pages: seen, heard, described and put away."""

import io
import re
import struct
import wave
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from journal.actions.entries import write_entry
from journal.models import Entry
from tests.browser.conftest import PageAs
from tests.journal.conftest import a_writing
from tests.journal.things import DRAWING, address, attached, encoded, picture

pytestmark = pytest.mark.django_db(transaction=True)


SOUGHT = """audio => new Promise((done) => {
  audio.onseeked = () => done(audio.currentTime);
  audio.currentTime = 50;
})"""


def a_tone(seconds: int) -> bytes:
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setparams((1, 2, 8_000, 0, "NONE", ""))
        file.writeframes(struct.pack("<40h", *[9_000] * 20, *[-9_000] * 20) * 200 * seconds)
    return kept.getvalue()


@pytest.fixture
def entry(alice: User) -> Entry:
    return write_entry(a_writing(), by=alice)


def test_a_photo_is_kept_and_described_without_javascript(
    page_as: PageAs, alice: User, entry: Entry
) -> None:
    page = page_as(alice, java_script_enabled=False)
    page.goto(f"/journal/photos/new/?entry={entry.public_id}&back={address(entry)}")
    file = {"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": b"no photo at all"}
    page.get_by_label("Take or choose a photo").set_input_files(file)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_contain_text("could not be read as a photo")

    photo = file | {"buffer": encoded(picture(900, 600))}
    page.get_by_label("Another file").set_input_files(photo)
    page.get_by_role("button", name="Keep it").click()
    expect(page).to_have_url(re.compile(f"{address(entry)}$"))
    page.get_by_role("link", name="A photo").last.click()
    page.get_by_role("link", name="Name or describe it").click()
    page.get_by_label("A name for it").fill("The lake")
    page.get_by_label("What it shows").fill("Grey water, no wind.")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("heading", name="The lake")).to_be_visible()
    expect(page.get_by_role("img", name="Grey water, no wind.")).to_be_visible()


def test_a_recording_plays_from_any_place_and_pages_are_open_to_all(
    page_as: PageAs, alice: User, entry: Entry, violations: Callable[[Page], list[str]]
) -> None:
    tone = attached(entry, a_tone(60), kind="recording", title="The hum")
    drawn = attached(entry, DRAWING, kind="drawing", title="A wave", description="One line.")
    page = page_as(alice)
    page.goto(address(tone))

    assert round(page.locator("audio").evaluate(SOUGHT)) == 50
    for url in (address(tone), address(drawn), address(drawn, "-edit"), address(entry)):
        page.goto(url)
        assert violations(page) == [], url
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(width) == 0
    expect(page.get_by_role("img", name="A wave")).to_be_visible()
