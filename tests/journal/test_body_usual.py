"""What is usual for a body: kept apart, and every map then shows what is different."""

import pytest
from django.urls import reverse

from journal.actions.body import PlaceWriting
from journal.actions.body_usual import keep_usual_place
from journal.body_documents import note_trace, trace_of
from journal.documents import Sensation
from journal.models import BodyUsual
from journal.queries_body import usual_of
from tests.journal.test_body_map import map_of

pytestmark = pytest.mark.django_db
ACHE = Sensation("low-back", ("dull",), 5, own="an old ache")


def usual_url(region):
    return reverse("journal:body-usual-place", args=[region])


def test_what_is_usual_is_kept_with_an_own_note_a_place(client_for, alice):
    browser = client_for(alice)

    browser.post(usual_url("low-back"), {"own": "an old ache", "words": "dull", "intensity": "5"})
    browser.post(usual_url("knees:right"), {"own": "an implant", "both_sides": "on"})

    page = browser.get(reverse("journal:body-usual")).content.decode()
    assert [p.region for p in usual_of(alice).places] == ["low-back", "knees:right", "knees:left"]
    assert "low back: dull, an old ache, 5 of 10" in page
    assert BodyUsual.objects.count() == 1


def test_looking_at_what_is_usual_writes_nothing(client_for, alice):
    client_for(alice).get(reverse("journal:body-usual"))
    client_for(alice).get(usual_url("chest"))

    assert BodyUsual.objects.count() == 0


@pytest.mark.parametrize(
    ("felt", "says"),
    [
        (Sensation("low-back", ("dull",), 8), "stronger than usual"),
        (Sensation("low-back", ("dull",), 1), "softer than usual"),
        (Sensation("low-back", ("dull",), 5), "as usual"),
        (Sensation("jaw", ("tight",)), "low back: dull, an old ache, 5 of 10, gone quiet"),
        (Sensation("jaw", ("tight",)), "jaw: tight, new"),
    ],
)
def test_each_map_shows_the_difference(client_for, alice, felt, says):
    keep_usual_place(PlaceWriting((ACHE,)), by=alice)
    body_map = map_of(alice, felt)

    page = client_for(alice).get(reverse("journal:body-map", args=[body_map.public_id]))

    assert says in page.content.decode()


def test_without_a_usual_no_map_is_called_new(client_for, alice):
    body_map = map_of(alice)

    page = client_for(alice).get(reverse("journal:body-map", args=[body_map.public_id]))

    assert '<span class="badge">' not in page.content.decode()


def test_a_usual_place_changed_elsewhere_is_not_overwritten(client_for, alice):
    keep_usual_place(PlaceWriting((ACHE,)), by=alice)
    browser = client_for(alice)

    answer = browser.post(usual_url("low-back"), {"own": "gone", "opened_on": "older"})

    assert answer.status_code == 409
    assert "an old ache" in answer.content.decode()
    assert usual_of(alice).places == (ACHE,)


def test_a_usual_place_is_cleared(client_for, alice):
    keep_usual_place(PlaceWriting((ACHE,)), by=alice)
    url = reverse("journal:body-usual-clear", args=["low-back"])

    client_for(alice).post(url, {"opened_on": trace_of(ACHE)})

    assert usual_of(alice).places == ()


def test_a_note_about_the_whole_body_is_kept_and_never_overwritten_unseen(client_for, alice):
    browser, url = client_for(alice), reverse("journal:body-usual-note")
    browser.post(url, {"note": "a chair"})

    stale = browser.post(url, {"note": "a frame"})
    kept = usual_of(alice).note
    browser.post(url, {"note": "a frame", "opened_on": note_trace("a chair")})

    assert (stale.status_code, kept, usual_of(alice).note) == (409, "a chair", "a frame")


def test_the_usual_of_another_person_is_nowhere(client_for, alice, charlie):
    keep_usual_place(PlaceWriting((ACHE,)), by=alice)

    page = client_for(charlie).get(reverse("journal:body-usual")).content.decode()

    assert "an old ache" not in page
