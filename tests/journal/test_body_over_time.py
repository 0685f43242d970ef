"""Bodies over time: two maps on one figure, and what one place said."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from journal.actions.entries import finish_entry
from journal.actions.sessions import trash_session
from journal.documents import EntryDocument, Sensation
from journal.fragment_documents import FragmentDocument
from journal.models import BodyMap
from tests.journal.conftest import a_writing, remember
from tests.journal.test_body_map import CHEST, map_of

pytestmark = pytest.mark.django_db
OVERLAY = "journal:body-overlay"


def story(region):
    return reverse("journal:body-story", args=[region])


def test_two_maps_lie_on_one_figure_and_a_table_says_the_same(client_for, alice):
    first = map_of(alice)
    second = map_of(alice, Sensation("chest", ("open",)), Sensation("jaw", ("soft",)))
    ids = {"a": first.public_id, "b": second.public_id}

    page = client_for(alice).get(reverse(OVERLAY), ids).content.decode()

    assert "chest. First: tight, 6 of 10, unpleasant. Second: open." in page
    assert "<td>tight, 6 of 10, unpleasant</td>" in page
    assert "<td>open</td>" in page
    assert "place-both" in page
    assert "place-second" in page
    assert 'href="/journal/body/story' not in page


def test_a_strangers_map_is_laid_over_nothing(client_for, alice, charlie):
    theirs, own = map_of(alice), map_of(charlie)
    ids = {"a": own.public_id, "b": theirs.public_id}

    assert client_for(charlie).get(reverse(OVERLAY), ids).status_code == 404


def test_a_place_tells_its_story_from_maps_and_entries_newest_first(client_for, alice, session):
    map_of(alice)
    BodyMap.objects.update(felt_at=timezone.now() - timedelta(days=9), session=session)
    written = EntryDocument(sensations=(Sensation("chest", ("open",), 2, "pleasant"),))
    finish_entry(a_writing(written), by=alice)

    page = client_for(alice).get(story("chest")).content.decode()

    assert page.index("open, 2 of 10, pleasant") < page.index("tight, 6 of 10, unpleasant")
    assert "The second one" in page


def test_a_piece_of_a_session_in_the_trash_is_not_told(client_for, alice, session):
    touch = FragmentDocument(sensations=(Sensation("chest", ("open",), 2, "pleasant"),))
    remember(session, touch, kind="touch")
    browser = client_for(alice)
    told = "open, 2 of 10, pleasant"

    assert told in browser.get(story("chest")).content.decode()
    trash_session(session, by=alice)
    assert told not in browser.get(story("chest")).content.decode()


def test_what_an_entry_says_of_both_sides_is_told_by_either(client_for, alice):
    finish_entry(a_writing(), by=alice)  # both shoulders, warm

    pages = [client_for(alice).get(story(f"shoulders:{side}")) for side in ("left", "right")]

    assert all("warm, 4 of 10, pleasant" in page.content.decode() for page in pages)


def test_a_story_holds_nothing_of_another_person(client_for, alice, charlie):
    map_of(alice)
    map_of(charlie, Sensation("jaw", ("soft",)))

    page = client_for(charlie).get(story("chest")).content.decode()

    assert "tight" not in page
    assert "Nothing noted here yet" in page


@pytest.mark.parametrize("name", ["story", "overlay"])
def test_looking_back_costs_the_same_for_one_and_for_many(
    client_for, alice, session, django_assert_num_queries, name
):
    first = map_of(alice)
    ids = {"a": first.public_id, "b": first.public_id}
    url, asked = (story("chest"), {}) if name == "story" else (reverse(OVERLAY), ids)
    browser = client_for(alice)
    browser.get(url, asked)
    with CaptureQueriesContext(connection) as before:
        browser.get(url, asked)
    assert len(before) <= 9

    for _ in range(3):
        map_of(alice, CHEST)
        finish_entry(a_writing(), by=alice)
    BodyMap.objects.update(session=session)
    with django_assert_num_queries(len(before)):
        browser.get(url, asked)
