"""A body map: noted place by place, kept as it was felt, seen by nobody else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from journal.access import reader_of
from journal.actions.body import PlaceWriting, keep_place
from journal.actions.keeping import put_away
from journal.actions.trash import empty_trash
from journal.body_documents import BodyMapDocument, trace_of
from journal.body_words import CODES
from journal.documents import Sensation
from journal.models import BodyMap
from prompts.words import REGIONS

pytestmark = pytest.mark.django_db
CHEST = Sensation("chest", ("tight",), 6, "unpleasant")


def map_of(client, *places, session=None):
    public_id = uuid4()
    keep_place(public_id, PlaceWriting(places or (CHEST,)), by=client)
    return BodyMap.objects.get(public_id=public_id)


def places_of(body_map, client):
    body_map.refresh_from_db()
    return BodyMapDocument.from_json(body_map.open_for(reader_of(client))).places


def place_url(public_id, region):
    return reverse("journal:body-map-place", args=[public_id, region])


def test_looking_at_the_figure_and_at_a_place_writes_nothing(client_for, alice):
    browser = client_for(alice)

    page = browser.get(reverse("journal:body-map-new")).content.decode()
    browser.get(place_url(uuid4(), "chest"))

    assert page.count("<a class=") > 60
    assert BodyMap.objects.count() == 0


def test_the_figure_leads_to_every_place_of_our_list_once(client_for, alice):
    page = client_for(alice).get(reverse("journal:body-map-new")).content.decode()

    links = [part.split(">")[0] for part in page.split("<a ")]
    spoken = [link for link in links if "/at/" in link and 'aria-hidden="true"' not in link]
    named = {code for code in CODES if any(f"/at/{code}/" in link for link in spoken)}
    assert named == set(CODES)
    assert {code.partition(":")[0] for code in CODES} == {r.code for r in REGIONS} | {"nowhere"}


def test_one_place_is_kept_with_one_post_and_linked_to_its_session(client_for, alice, session):
    public_id = uuid4()
    url = place_url(public_id, "chest") + f"?session={session.public_id}"

    answer = client_for(alice).post(
        url,
        {
            "words": ["tight", "warm"],
            "intensity": "6",
            "pleasant": "mixed",
            "steadiness": "moving",
            "activity": "more",
            "own": "like a fist",
        },
    )

    kept = BodyMap.objects.get()
    assert (kept.public_id, kept.session) == (public_id, session)
    assert answer.headers["Location"].startswith(reverse("journal:body-map", args=[public_id]))
    assert places_of(kept, alice) == (
        Sensation("chest", ("tight", "warm"), 6, "mixed", "moving", "more", "like a fist"),
    )


def test_a_touch_without_a_word_is_a_whole_answer_and_so_is_nowhere(client_for, alice):
    public_id = uuid4()
    browser = client_for(alice)
    browser.post(place_url(public_id, "belly"))
    browser.post(place_url(public_id, "nowhere"))

    places = places_of(BodyMap.objects.get(), alice)
    page = browser.get(reverse("journal:body-map", args=[public_id])).content.decode()

    assert places == (Sensation("belly"), Sensation("nowhere"))
    assert "I can’t find it" in page


def test_both_sides_are_kept_with_one_press(client_for, alice):
    body_map = map_of(alice)

    client_for(alice).post(
        place_url(body_map.public_id, "shoulders:left"), {"words": "heavy", "both_sides": "on"}
    )

    assert {p.region for p in places_of(body_map, alice)} == {
        "chest",
        "shoulders:left",
        "shoulders:right",
    }


def test_two_pages_at_two_places_never_meet(client_for, alice):
    body_map, browser = map_of(alice), client_for(alice)

    browser.post(place_url(body_map.public_id, "jaw"), {"words": "tight"})
    browser.post(place_url(body_map.public_id, "belly"), {"words": "warm"})

    assert [p.region for p in places_of(body_map, alice)] == ["chest", "jaw", "belly"]


def test_a_place_changed_elsewhere_is_not_overwritten_and_both_versions_are_shown(
    client_for, alice
):
    body_map, browser = map_of(alice), client_for(alice)
    url, opened_on = place_url(body_map.public_id, "chest"), trace_of(CHEST)
    browser.post(url, {"words": "open", "opened_on": opened_on})

    answer = browser.post(url, {"words": "hollow", "own": "a cave", "opened_on": opened_on})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<strong>chest</strong>: open" in page
    assert 'value="hollow" id="id_words_2_5" checked' in page or "a cave" in page
    assert places_of(body_map, alice) == (Sensation("chest", ("open",)),)


def test_both_versions_can_be_kept_together(client_for, alice):
    body_map, browser = map_of(alice), client_for(alice)
    typed = {"words": "hollow", "own": "a cave", "opened_on": trace_of(CHEST), "together": "1"}

    browser.post(place_url(body_map.public_id, "chest"), typed)

    assert places_of(body_map, alice) == (
        Sensation("chest", ("tight", "hollow"), 6, "unpleasant", own="a cave"),
    )


def test_sending_a_place_twice_keeps_it_once(client_for, alice):
    public_id, browser = uuid4(), client_for(alice)

    answers = [browser.post(place_url(public_id, "jaw"), {"words": "tight"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert len(places_of(BodyMap.objects.get(), alice)) == 1


def test_a_place_is_cleared_unless_it_says_something_else_by_now(client_for, alice):
    body_map, browser = map_of(alice), client_for(alice)
    url = reverse("journal:body-map-place-clear", args=[body_map.public_id, "chest"])

    browser.post(url, {"opened_on": "what was there before"})
    stays = places_of(body_map, alice)
    browser.post(url, {"opened_on": trace_of(CHEST)})

    assert stays == (CHEST,)
    assert places_of(body_map, alice) == ()


@pytest.mark.parametrize(
    ("place", "is_offered"),
    [
        (Sensation("chest", ("tight",), 8, "unpleasant"), True),
        (Sensation("chest", ("tight",), 7, "unpleasant"), False),
        (Sensation("chest", ("alive",), 10, "pleasant"), False),
    ],
)
def test_what_is_very_strong_and_unpleasant_is_met_with_grounding(
    client_for, alice, place, is_offered
):
    body_map = map_of(alice, place)

    page = client_for(alice).get(reverse("journal:body-map", args=[body_map.public_id]))

    assert ("That is a lot to feel" in page.content.decode()) is is_offered


@pytest.mark.parametrize("back", ["//evil.example/x", "https:evil", "javascript:alert(1)", "x/y"])
def test_a_way_back_leads_nowhere_else(client_for, alice, back):
    page = client_for(alice).get(reverse("journal:body-map-new"), {"back": back})

    assert back not in page.content.decode()


def test_the_page_one_came_from_is_kept_through_every_place(client_for, alice, session):
    back = reverse("journal:session", args=[session.public_id])
    browser, public_id = client_for(alice), uuid4()

    answer = browser.post(place_url(public_id, "jaw") + f"?back={back}", follow=True)

    assert f'<a class="button" href="{back}">' in answer.content.decode()


@pytest.mark.parametrize("name", ["session", "entry", "fragment"])
def test_a_map_is_never_linked_to_what_is_not_ones_own(client_for, charlie, session, entry, name):
    url = reverse("journal:body-map-new") + f"?{name}={session.public_id}"

    assert client_for(charlie).get(url).status_code == 404


def test_a_stranger_neither_sees_nor_writes_on_a_map(client_for, alice, charlie):
    body_map, browser = map_of(alice), client_for(charlie)

    answers = [
        browser.get(reverse("journal:body-map", args=[body_map.public_id])),
        browser.get(place_url(body_map.public_id, "chest")),
        browser.post(place_url(body_map.public_id, "jaw"), {"words": "tight"}),
    ]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert places_of(body_map, alice) == (CHEST,)


def test_a_place_that_is_none_has_no_page(client_for, alice):
    assert client_for(alice).get(place_url(uuid4(), "wing")).status_code == 404


def test_when_and_a_note_change_no_place(client_for, alice, session):
    body_map = map_of(alice)
    url = reverse("journal:body-map-about", args=[body_map.public_id])
    typed = {
        "felt_on": "2026-11-17",
        "felt_time": "14:05",
        "session": str(session.public_id),
        "note": "after the walk",
    }

    client_for(alice).post(url, typed)

    assert places_of(body_map, alice) == (CHEST,)
    body_map.refresh_from_db()
    assert (body_map.session, body_map.felt_at.date().isoformat()) == (session, "2026-11-17")


def test_a_note_changed_elsewhere_is_not_overwritten(client_for, alice):
    body_map, browser = map_of(alice), client_for(alice)
    url = reverse("journal:body-map-about", args=[body_map.public_id])
    when = {"felt_on": "2026-11-17", "felt_time": "14:05"}
    browser.post(url, when | {"note": "the first"})

    answer = browser.post(url, when | {"note": "the second"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "the first" in page
    assert "the second" in page


def test_a_map_in_the_trash_comes_back_or_is_erased_after_thirty_days(client_for, alice):
    body_map, browser = map_of(alice), client_for(alice)
    browser.post(reverse("journal:body-map-trash", args=[body_map.public_id]))
    trash = browser.get(reverse("journal:trash")).content.decode()
    browser.post(reverse("journal:body-map-restore", args=[body_map.public_id]))
    back = places_of(body_map, alice)
    put_away(body_map, by=alice)
    BodyMap.objects.update(trashed_at=timezone.now() - timedelta(days=31))

    assert "chest: tight, 6 of 10, unpleasant" in trash
    assert back == (CHEST,)
    assert empty_trash() == 1
    assert BodyMap.objects.count() == 0


@pytest.mark.parametrize("shows", ["list", "figure"])
def test_list_or_figure_is_remembered_and_both_name_the_same(client_for, alice, shows):
    browser, body_map = client_for(alice), map_of(alice)
    browser.post(reverse("journal:body-look"), {"look": shows})

    page = browser.get(reverse("journal:body-map", args=[body_map.public_id])).content.decode()

    assert ("<svg viewBox" in page) is (shows == "figure")
    assert "chest: tight, 6 of 10, unpleasant" in page


def test_pelvis_and_buttocks_can_be_left_out(client_for, alice):
    browser = client_for(alice)
    browser.post(reverse("journal:body-look"), {"look": "hide", "back": "//evil.example"})

    for look in ("figure", "list"):
        browser.post(reverse("journal:body-look"), {"look": look})
        page = browser.get(reverse("journal:body-map-new")).content.decode()
        assert "/at/pelvis/" not in page
        assert "/at/buttocks/" not in page
        assert "/at/belly/" in page


def test_a_list_of_maps_costs_the_same_for_one_and_for_many(
    client_for, alice, session, django_assert_num_queries
):
    browser, url = client_for(alice), reverse("journal:body-maps")
    map_of(alice)
    browser.get(url)
    with django_assert_num_queries(5):
        browser.get(url)

    for _ in range(3):
        map_of(alice)
    BodyMap.objects.update(session=session)
    with django_assert_num_queries(5):
        page = browser.get(url).content.decode()

    assert page.count("chest: tight") == 4
    assert page.count("The second one") == 4


def test_a_long_list_of_maps_is_paged_and_none_is_cut(client_for, alice):
    made = {str(map_of(alice).public_id) for _ in range(23)}
    browser, url = client_for(alice), reverse("journal:body-maps")

    first = browser.get(url)
    second = browser.get(url, {"older-than": first.context["page"].older_than})

    shown = [
        str(line.body_map.public_id)
        for page in (first, second)
        for line in page.context["page"].lines
    ]
    assert (len(shown), set(shown)) == (23, made)
