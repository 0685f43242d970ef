"""A body map made with an entry is seen wherever the entry is."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from journal.actions.body import About, PlaceWriting, keep_place
from journal.actions.entries import write_entry
from journal.actions.keeping import put_away
from journal.documents import EntryDocument, Sensation
from journal.models import BodyMap, Entry
from tests.journal.conftest import a_writing
from tests.journal.test_reflect import look, press, screen_id, words_of
from tests.journal.things import DRAWING, attached

pytestmark = pytest.mark.django_db
CHEST = Sensation("chest", ("tight",), 6)
LINE = "chest: tight, 6 of 10"


def map_of(entry):
    public_id = uuid4()
    keep_place(public_id, PlaceWriting((CHEST,)), by=entry.client, about=About(entry=entry))
    return BodyMap.objects.get(public_id=public_id)


def wordless(alice):
    return write_entry(a_writing(EntryDocument()), by=alice)


@pytest.mark.parametrize("page", ["entry", "entry-edit"])
def test_an_entry_shows_its_maps_with_the_way_there_and_back(client_for, alice, page):
    entry = wordless(alice)
    body_map = map_of(entry)
    here = reverse(f"journal:{page}", args=[entry.public_id])

    words = client_for(alice).get(here).content.decode()

    link = reverse("journal:body-map", args=[body_map.public_id]) + f"?back={here}"
    assert LINE in words.split(f'href="{link}"')[1]


def test_a_map_that_was_put_away_is_no_longer_there(client_for, alice):
    entry = wordless(alice)
    put_away(map_of(entry), by=alice)

    page = client_for(alice).get(reverse("journal:entry", args=[entry.public_id])).content.decode()

    assert LINE not in page


@pytest.mark.usefixtures("library")
def test_a_question_met_by_a_map_shows_it_and_counts_as_answered(client_for, alice):
    browser = client_for(alice)
    page = look(browser, begin="first-three").content.decode()
    press(browser, page, "keep", then="body")
    entry = Entry.objects.get()
    map_of(entry)

    back = browser.get(reverse("journal:reflect-step", args=[entry.public_id])).content.decode()
    second = press(browser, back, "next").content.decode()

    assert screen_id(page) == str(entry.public_id)
    assert LINE in back
    assert LINE not in second
    assert [answer.says_something for answer in words_of(alice).answers] == [True, False, False]


@pytest.mark.usefixtures("media")
def test_a_list_says_what_an_entry_without_words_holds_at_a_constant_cost(
    client_for, alice, django_assert_max_num_queries
):
    for _number in range(3):
        map_of(wordless(alice))
    attached(wordless(alice), DRAWING, kind="drawing")
    wordless(alice)
    browser, here = client_for(alice), reverse("journal:timeline")
    browser.get(here)

    with django_assert_max_num_queries(12):
        page = browser.get(here).content.decode()

    titles = [title.strip() for title in re.findall(r'class="list-title"[^>]*>([^<]*)<', page)]
    assert titles == ["Without words yet", "A drawing", *["A body map"] * 3]
