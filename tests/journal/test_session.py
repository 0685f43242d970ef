"""A session: logged in the person's own words, open for life."""

import pytest
from django.urls import reverse

from journal.access import reader_of
from journal.documents import SessionDocument
from journal.models import Entry, Session

pytestmark = pytest.mark.django_db


def words_of(session, client):
    return SessionDocument.from_json(session.open_for(reader_of(client)))


def typed(**changes):
    return {"held_on": "2026-11-17", "revision": "0", "notes": "a heron"} | changes


def test_logging_a_session_keeps_its_day_plain_and_its_words_sealed(client_for, alice):
    answer = client_for(alice).post(
        reverse("journal:session-new"), typed(kind="at the clinic", intention="to rest")
    )

    session = Session.objects.get()
    assert answer.headers["Location"] == reverse("journal:session", args=[session.public_id])
    assert session.held_on.isoformat() == "2026-11-17"
    assert words_of(session, alice).kind == "at the clinic"


def test_a_wrong_day_says_so_and_writes_nothing(client_for, alice):
    answer = client_for(alice).post(reverse("journal:session-new"), typed(held_on="soon"))

    assert answer.status_code == 422
    assert "a heron" in answer.content.decode()
    assert Session.objects.count() == 0


def test_late_memories_are_added_and_a_stale_page_overwrites_nothing(client_for, alice, session):
    browser, url = client_for(alice), reverse("journal:session-edit", args=[session.public_id])
    browser.post(url, typed(revision="1", notes="the song"))

    answer = browser.post(url, typed(revision="1", notes="the window"))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "the song" in page
    assert "the window" in page
    session.refresh_from_db()
    assert words_of(session, alice).notes == "the song"


def test_writing_about_a_session_links_the_entry(client_for, alice, session):
    url = reverse("journal:entry-new") + f"?session={session.public_id}&begin=first-three"

    page = client_for(alice).get(url).content.decode()

    assert f'value="{session.public_id}" selected' in page
    assert Entry.objects.count() == 0


def test_the_first_three_questions_are_the_founding_ones(client_for, alice, library):
    page = (
        client_for(alice).get(reverse("journal:entry-new") + "?begin=first-three").content.decode()
    )

    assert "What did I learn about myself?" in page
    assert "What part of the journey stands out most?" in page
    assert page.count('name="question"') == 3


@pytest.mark.parametrize(("depth", "count"), [("ten_seconds", 1), ("two_minutes", 2)])
def test_capacity_decides_how_much_is_asked(client_for, alice, library, depth, count):
    page = client_for(alice).get(reverse("journal:entry-new") + f"?depth={depth}").content.decode()

    assert page.count('name="question"') == count


@pytest.mark.parametrize("name", ["session", "session-edit"])
def test_a_stranger_gets_404(client_for, charlie, session, name):
    url = reverse(f"journal:{name}", args=[session.public_id])

    assert client_for(charlie).get(url).status_code == 404


def test_a_session_put_away_leaves_its_entries(client_for, alice, session):
    browser = client_for(alice)
    browser.post(reverse("journal:session-trash", args=[session.public_id]))

    page = browser.get(reverse("journal:trash")).content.decode()
    browser.post(reverse("journal:session-restore", args=[session.public_id]))

    assert "The second one" in page
    session.refresh_from_db()
    assert session.trashed_at is None
