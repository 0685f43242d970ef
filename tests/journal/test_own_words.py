"""The word a person chose for a session stands wherever a page would say "session"."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions.preferences import save_preferences
from accounts.models import Preferences
from accounts.preferences import PreferencesView
from journal.actions.sessions import SessionWriting, log_session
from journal.documents import SessionDocument
from tests.journal.test_entry_edit import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def voyager(alice):
    return calls_it("voyage", alice)


def calls_it(word, person):
    wishes = PreferencesView(session_word=word)
    save_preferences(by=person, name=person.name, time_zone=person.time_zone, wishes=wishes)
    return person


def rooms_on(page):
    nav = re.search(r'<nav class="rooms".*?</nav>', page, re.S)
    return re.findall(r"<a [^>]*>(.*?)</a>", nav[0])


@pytest.mark.parametrize(
    ("word", "many"),
    [("session", "Sessions"), ("journey", "Journeys"), ("voyage", "Voyage"), ("<b>", "&lt;b&gt;")],
)
def test_the_navigation_says_it(client_for, alice, word, many):
    page = client_for(calls_it(word, alice)).get(reverse("journal:timeline")).content.decode()

    assert rooms_on(page) == ["Today", "Journal", many, "Practices", "People"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "the day of your voyage"),
        (2, "the first days after your voyage"),
        (200, "the long time after your voyage"),
        (-3, "the days before your voyage"),
        (-30, "still ahead"),
    ],
)
def test_where_somebody_stands_is_said_with_it(client_for, voyager, days, words):
    held_on = timezone.localdate() - timedelta(days=days)
    session = log_session(SessionWriting(held_on, None, SessionDocument()), by=voyager)

    page = client_for(voyager).get(reverse("journal:session", args=[session.public_id]))

    assert f"Now: {words}" in page.content.decode()


def test_the_editor_says_it_and_never_ours(client_for, voyager):
    page = client_for(voyager).get(reverse("journal:entry-new")).content.decode()

    assert "About a voyage" in page
    assert "Not about a voyage" in page
    assert not re.search(r">[^<]*\bsessions?\b[^<]*<", page, re.I)


def test_a_page_that_says_it_thrice_opens_it_once(client_for, voyager, django_assert_num_queries):
    browser = client_for(voyager)
    browser.get(reverse("journal:entry-new"))

    with django_assert_num_queries(8) as seen:
        browser.get(reverse("journal:entry-new"))

    asked = [one["sql"] for one in seen.captured_queries if "accounts_preferences" in one["sql"]]
    assert len(asked) == 1


def test_saving_while_typing_asks_for_no_word(client_for, voyager, django_assert_max_num_queries):
    url = reverse("journal:entry-autosave", args=[uuid4()])
    browser = client_for(voyager)
    browser.get(reverse("journal:timeline"))  # the first page learns which browser this is

    with django_assert_max_num_queries(30) as seen:
        answer = browser.post(url, typed())

    assert answer.status_code == 200
    assert not [one for one in seen.captured_queries if "accounts_preferences" in one["sql"]]


def test_a_word_that_does_not_open_takes_no_page_with_it(client_for, voyager):
    Preferences.objects.update(document_revision=7)

    answer = client_for(voyager).get(reverse("journal:timeline"))

    assert answer.status_code == 200
    assert "Sessions" in rooms_on(answer.content.decode())
