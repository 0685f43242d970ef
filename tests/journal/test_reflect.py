"""One question a screen: capacity first, each button keeps what was said, then moves on."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from journal.access import reader_of
from journal.actions.entries import write_entry
from journal.documents import Answer, EntryDocument, Guided
from journal.models import Entry, PromptMemory
from prompts.models import Prompt, PromptVersion
from tests.journal.conftest import a_writing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]
CANARY = "a heron stood in the reeds"


def look(browser, **asked):
    return browser.get(reverse("journal:reflect"), asked)


def fields(page):
    """What the screen would post, but for what a hand adds."""
    inputs = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', page)
    posted: dict[str, list[str]] = {}
    for name, value in inputs:
        if name != "csrfmiddlewaretoken":
            posted.setdefault(name, []).append(value.replace("&#x27;", "'"))
    return posted


def screen_id(page):
    return re.search(r"/entries/([0-9a-f-]{36})/reflect/", page)[1]


def heading(page):
    return re.search(r'<h1 id="question">(.*?)</h1>', page)[1]


def press(browser, page, button, **said):
    """Press a button of this screen, and follow where it leads."""
    url = reverse(f"journal:reflect-{button}", args=[screen_id(page)])
    return browser.post(url, fields(page) | said, follow=True)


def begun_on(session, day):
    session.held_on = day
    session.save(update_fields=["held_on"])


def words_of(alice):
    return EntryDocument.from_json(Entry.objects.get().open_for(reader_of(alice)))


def test_it_begins_by_asking_how_much_there_is(client_for, alice):
    page = look(client_for(alice)).content.decode()

    assert "How much do you have today?" in page
    assert page.count("?depth=") == 3
    assert "Each counts the same." in page


@pytest.mark.parametrize(
    ("depth", "total"), [("ten_seconds", 1), ("two_minutes", 2), ("ten_minutes", 3)]
)
def test_the_capacity_decides_how_many_questions_come_and_one_stands_alone(
    client_for, alice, session, depth, total
):
    begun_on(session, timezone.localdate() - timedelta(days=10))
    page = look(client_for(alice), depth=depth, session=session.public_id).content.decode()

    assert f"1 of {total}" in page
    assert page.count("<textarea") == 1
    assert Entry.objects.count() == 0  # nothing is written by looking
