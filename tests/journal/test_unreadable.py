"""A box that does not open: a calm page of its own, for whoever asked, and no word in the log."""

import json
import logging

import pytest
from django.test import Client
from django.urls import reverse

from encryption.errors import Unreadable
from integration_journal.logs import JSONFormatter
from journal.models import Entry, Session, Share
from tests.journal.conftest import WORDS

pytestmark = pytest.mark.django_db
CALM = ("This could not be opened just now", "It has not been changed, and nothing is lost.")
OF_ENTRY = ["entry", "entry-edit", "entry-share"]
OF_SESSION = ["session", "session-edit"]


@pytest.fixture
def as_browser(client_for):
    """A browser that is shown what a person is shown, not our exception."""

    def browser(user) -> Client:
        logged_in = client_for(user)
        logged_in.raise_request_exception = False
        return logged_in

    return browser


@pytest.fixture
def broken(alice, share, session):
    """Everything alice has, with every box damaged."""
    Entry.objects.update(document_revision=7)
    Session.objects.update(document_revision=7)
    Share.objects.update(snapshot_revision=7)
    return {"entry": share.entry_id, "session": session.public_id, "share": share.public_id}


def assert_calm(answer, way_on):
    page = answer.content.decode()
    assert answer.status_code == 500
    assert all(words in page for words in CALM)
    assert f'class="button" href="{reverse(way_on)}"' in page
    assert f'href="{reverse("help")}"' in page


@pytest.mark.parametrize(
    ("name", "kind"),
    [*((n, "entry") for n in OF_ENTRY), *((n, "session") for n in OF_SESSION), ("share", "share")],
)
def test_a_clients_own_page_says_that_nothing_is_lost(as_browser, alice, broken, name, kind):
    answer = as_browser(alice).get(reverse(f"journal:{name}", args=[broken[kind]]))

    assert_calm(answer, "journal:timeline")


def test_a_therapist_is_told_the_same(as_browser, nora, broken):
    answer = as_browser(nora).get(reverse("care:share", args=[broken["share"]]))

    assert_calm(answer, "care:caseload")


def test_what_was_being_sent_is_still_in_the_browser(as_browser, alice, broken):
    url = reverse("journal:entry-keep", args=[broken["entry"]])

    answer = as_browser(alice).post(url, {"text": "a heron", "revision": "1"})

    assert_calm(answer, "journal:timeline")
    assert "What you typed is still in this browser." in answer.content.decode()
    assert Entry.objects.get().document_revision == 7


def test_the_log_names_the_failure_and_no_word_of_it(as_browser, alice, broken, caplog):
    with caplog.at_level(logging.ERROR):
        as_browser(alice).get(reverse("journal:entry", args=[broken["entry"]]))

    lines = [json.loads(JSONFormatter().format(record)) for record in caplog.records]
    assert [line["errors"][0]["type"] for line in lines if "errors" in line] == [
        Unreadable.__qualname__
    ]
    said = json.dumps(lines)
    assert WORDS.title not in said
    assert str(broken["entry"]) not in said


def test_another_fault_keeps_its_own_page(as_browser, alice, entry, monkeypatch):
    monkeypatch.setattr("journal.queries.shares_of_entry", lambda entry: 1 / 0)

    answer = as_browser(alice).get(reverse("journal:entry", args=[entry.public_id]))

    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()
