"""Pieces remembered: each kept as it came, layers upon it, put away and destroyed together."""

import re
from datetime import time, timedelta

import pytest
import time_machine
from django.db import connection
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from audit.queries import events_for
from encryption.capture import capture_writer, ensure_capture_key
from encryption.errors import Unreadable
from encryption.keys import ensure_client_key
from encryption.readers import relationship_reader
from journal.access import fragment_of, reader_of, trashed_fragment_of
from journal.actions.fragments import (
    keep_fragment,
    let_go_never_arrived,
)
from journal.actions.keeping import bring_back, put_away
from journal.actions.sessions import trash_session
from journal.actions.trash import empty_trash
from journal.fragment_documents import FragmentDocument
from journal.models import Attachment, Fragment
from tests.journal.conftest import HERON, a_piece, a_session, remember
from tests.journal.things import DRAWING

pytestmark = pytest.mark.django_db


def document_of(fragment):
    return FragmentDocument.from_json(fragment.open_for(reader_of(fragment.client)))


def test_a_piece_is_kept_as_it_came(session):
    fragment = remember(session)

    fragment.refresh_from_db()
    assert document_of(fragment) == HERON
    assert (fragment.session_id, fragment.is_captured) == (session.public_id, False)


def test_sent_twice_it_is_kept_once_and_as_it_came_first(session):
    piece = a_piece(session)
    keep_fragment(piece, by=session.client)

    again = a_piece(session, FragmentDocument(text="other"), public_id=piece.public_id)
    keep_fragment(again, by=session.client)

    assert document_of(Fragment.objects.get()) == HERON


def test_the_id_of_a_strangers_piece_keeps_nothing(session, charlie):
    piece = remember(session)

    with pytest.raises(Http404):
        remember(a_session(charlie), public_id=piece.public_id)

    assert Fragment.objects.count() == 1


def test_no_key_but_the_owners_opens_it(session, charlie, care):
    fragment = remember(session)
    ensure_client_key(charlie.public_id)

    for reader in (reader_of(charlie), relationship_reader(care.public_id)):
        with pytest.raises(Unreadable):
            fragment.open_for(reader)


def test_a_layer_of_a_layer_lies_upon_the_first_piece(session):
    first = remember(session)
    layer = remember(session, builds_on=first)

    another = remember(session, builds_on=layer)

    assert {layer.builds_on_id, another.builds_on_id} == {first.public_id}


def test_nothing_is_laid_upon_a_piece_of_another_session_or_one_put_away(session, alice):
    elsewhere, away = remember(a_session(alice)), remember(session)
    put_away(away, by=alice)

    for piece in (elsewhere, away):
        with pytest.raises(Http404):
            remember(session, builds_on=piece)


def test_layers_go_and_come_back_with_their_first_piece(session, alice):
    first = remember(session)
    layer = remember(session, builds_on=first)

    put_away(first, by=alice)
    with pytest.raises(Http404):
        fragment_of(alice, layer.public_id)
    bring_back(first, by=alice)

    assert fragment_of(alice, layer.public_id) == layer


def test_the_pieces_of_a_session_put_away_are_out_of_sight(session, alice):
    piece, away = remember(session), remember(session)
    put_away(away, by=alice)
    trash_session(session, by=alice)

    for door, row in ((fragment_of, piece), (trashed_fragment_of, away)):
        with pytest.raises(Http404):
            door(alice, row.public_id)


def test_put_away_for_thirty_days_and_then_gone_with_its_layers(session, alice):
    first, stays = remember(session), remember(session)
    remember(session, builds_on=first)
    put_away(first, by=alice)

    with time_machine.travel(timezone.now() + timedelta(days=29)):
        empty_trash()
    assert Fragment.objects.count() == 3
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        empty_trash()
    assert Fragment.objects.get() == stays


def post(client_for, person, name, row, **typed):
    url = reverse(f"journal:{name}", args=[row.public_id])
    return client_for(person).post(url, typed)


def page_of(client_for, session, **asked):
    url = reverse("journal:session", args=[session.public_id])
    return client_for(session.client).get(url, asked)


def test_a_piece_is_added_on_the_sessions_page_with_when_and_how_clear(client_for, alice):
    day = timezone.localdate() - timedelta(days=35)
    session = a_session(alice, held_on=day, start_time=time(11), end_time=time(12))

    typed = {"text": "a heron", "words": ["still", "awed"], "clarity": "unsure"}
    answer = post(client_for, alice, "fragment-new", session, **typed)

    piece = Fragment.objects.get()
    page = page_of(client_for, session).content.decode()
    place = f"{reverse('journal:session', args=[session.public_id])}#piece-{piece.public_id}"
    assert answer.headers["Location"] == place
    assert document_of(piece) == FragmentDocument(
        text="a heron", words=("still", "awed"), clarity="unsure"
    )
    for said in ("+5 weeks", "a heron", "still, awed", "not sure it happened"):
        assert said in page


def test_it_may_have_come_back_at_another_time_and_never_in_one_to_come(client_for, alice, session):
    before = timezone.localtime() - timedelta(days=1, hours=2)
    ahead = timezone.localtime() + timedelta(days=1)

    for moment in (before, ahead):
        typed = {"text": "a heron", "remembered_at": f"{moment:%Y-%m-%dT%H:%M}"}
        answer = post(client_for, alice, "fragment-new", session, **typed)

    assert answer.status_code == 422
    assert "This is still to come." in answer.content.decode()
    remembered = timezone.localtime(Fragment.objects.get().remembered_at)
    assert f"{remembered:%Y-%m-%dT%H:%M}" == f"{before:%Y-%m-%dT%H:%M}"


def test_nothing_came_is_a_whole_piece_and_loses_no_word_typed_beside_it(
    client_for, alice, session
):
    post(client_for, alice, "fragment-new", session, nothing="1")
    post(client_for, alice, "fragment-new", session, nothing="1", text="only grey")

    silent, grey = Fragment.objects.order_by("pk")
    assert (silent.kind, document_of(silent)) == ("nothing", FragmentDocument())
    assert (grey.kind, document_of(grey).text) == ("words", "only grey")
    assert "nothing came" in page_of(client_for, session).content.decode()


def test_an_empty_piece_is_asked_for_a_word_and_writes_nothing(client_for, alice, session):
    answer = post(client_for, alice, "fragment-new", session, clarity="hazy")

    assert (answer.status_code, Fragment.objects.count()) == (422, 0)
    page = answer.content.decode()
    assert "One word is enough." in page
    assert re.search(r'value="hazy"[^>]*checked', page)


def test_a_page_sent_twice_keeps_one_piece_and_sent_with_other_words_loses_none(
    client_for, alice, session
):
    piece = page_of(client_for, session).context["form"]["piece"].value()

    for text in ("a heron", "a heron", "two herons"):
        post(client_for, alice, "fragment-new", session, text=text, piece=piece)

    said = [document_of(piece).text for piece in Fragment.objects.order_by("pk")]
    assert said == ["a heron", "two herons"]


def test_what_is_added_lies_below_and_the_piece_stays_as_it_came(client_for, alice, session):
    piece = remember(session)

    answer = post(client_for, alice, "fragment-add", piece, text="it was two herons")

    page = page_of(client_for, session).content.decode()
    assert answer.headers["Location"] == reverse("journal:fragment", args=[piece.public_id])
    assert document_of(Fragment.objects.get(pk=piece.pk)) == HERON
    assert page.index(HERON.text) < page.index("it was two herons")


def begun(client_for, session, **typed):
    """The piece of somebody who pressed “Draw”, and where that led."""
    answer = post(client_for, session.client, "fragment-new", session, then="draw", **typed)
    return Fragment.objects.latest("pk"), answer.headers["Location"]


def drawn(client_for, piece):
    url = reverse("journal:fragment-attach", args=[piece.public_id])
    client_for(piece.client).post(
        url, DRAWING, content_type="application/json", headers={"X-Kind": "drawing"}
    )
    return Attachment.objects.latest("pk")


def pieces_on_page(client_for, session):
    return [line.fragment for line in page_of(client_for, session).context["pieces"].lines]


def test_a_drawing_that_never_was_leaves_no_piece_behind(client_for, alice, session):
    piece, _paper = begun(client_for, session, text="", clarity="hazy")
    said, _paper = begun(client_for, session, text="a heron")
    layer = remember(session, FragmentDocument(), builds_on=said, kind=Fragment.Kind.VOICE)

    page = page_of(client_for, session).content.decode()

    assert pieces_on_page(client_for, session) == [said]
    assert "a drawing" not in page
    url = reverse("journal:fragment", args=[said.public_id])
    assert str(layer.public_id) not in client_for(alice).get(url).content.decode()
    assert piece.public_id


def test_a_piece_and_its_drawing_come_and_go_together(client_for, alice, session, media):
    piece, _paper = begun(client_for, session, text="")

    drawing = drawn(client_for, piece)
    assert pieces_on_page(client_for, session) == [piece]
    put_away(drawing, by=alice)
    assert pieces_on_page(client_for, session) == []
    bring_back(drawing, by=alice)

    assert pieces_on_page(client_for, session) == [piece]


def test_what_never_came_is_let_go_and_nothing_else(client_for, alice, session, media):
    empty, _paper = begun(client_for, session, text="")
    said, _paper = begun(client_for, session, text="a heron")
    with_drawing, _paper = begun(client_for, session, text="", clarity="clear")
    put_away(drawn(client_for, with_drawing), by=alice)
    silent = remember(session, FragmentDocument(), kind=Fragment.Kind.NOTHING)

    with time_machine.travel(timezone.now() + timedelta(days=29)):
        let_go_never_arrived(timezone.now())
    assert Fragment.objects.filter(pk=empty.pk).exists()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        let_go_never_arrived(timezone.now())

    assert set(Fragment.objects.all()) == {said, with_drawing, silent}


def test_drawing_it_keeps_the_piece_first_and_leads_to_the_paper(client_for, alice, session):
    answer = post(client_for, alice, "fragment-new", session, then="draw", text="")

    piece = Fragment.objects.get()
    assert piece.kind == Fragment.Kind.DRAWING
    begin = f"{reverse('journal:drawing-new')}?fragment={piece.public_id}&back="
    assert answer.headers["Location"].startswith(begin)
    assert client_for(alice).get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("oldest_first", [True, False])
def test_many_pieces_are_paged_in_the_order_they_came_back_and_none_is_lost(
    client_for, session, oldest_first
):
    now = timezone.now()
    for number in range(45):
        document = FragmentDocument(text=f"[{number:02}]")
        remember(session, document, remembered_at=now - timedelta(hours=number // 2))
    asked = {"pieces": "oldest"} if oldest_first else {}

    seen, beyond = [], None
    for _page in range(9):
        pieces = page_of(client_for, session, **asked, **beyond or {}).context["pieces"]
        seen += [line.document.text for line in pieces.lines]
        beyond = {"beyond": pieces.beyond}

    assert beyond == {"beyond": None}
    moments = {document_of(one).text: (one.remembered_at, one.pk) for one in Fragment.objects.all()}
    assert seen == sorted(moments, key=lambda text: moments[text], reverse=not oldest_first)


def test_many_layers_show_the_last_few_and_all_on_the_pieces_own_page(client_for, session):
    piece = remember(session)
    for number in range(25):
        remember(session, FragmentDocument(text=f"[{number:02}]"), builds_on=piece)

    page = page_of(client_for, session).content.decode()
    url = reverse("journal:fragment", args=[piece.public_id])
    first = client_for(session.client).get(url).context["layers"]
    rest = client_for(session.client).get(url, {"beyond": first.beyond}).context["layers"]

    assert re.findall(r"\[\d\d\]", page) == ["[22]", "[23]", "[24]"]
    assert "All that came to it, and add to it" in page
    seen = [line.document.text for line in (*first.lines, *rest.lines)]
    assert seen == [f"[{number:02}]" for number in range(25)]


def test_one_that_does_not_open_hides_none_of_the_others(client_for, session, caplog):
    broken = remember(session)
    remember(session, FragmentDocument(text="the cello"))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE journal_fragment SET document = %s WHERE id = %s", [b"noise", broken.pk]
        )

    page = page_of(client_for, session).content.decode()

    assert "the cello" in page
    assert "This could not be opened just now." in page


@pytest.mark.parametrize("many", [1, 3])
def test_a_piece_and_the_trash_cost_the_same_with_one_row_and_with_three(
    client_for, alice, session, many, django_assert_max_num_queries
):
    piece = remember(session)
    for _number in range(many):
        remember(session, builds_on=piece)
        put_away(remember(session), by=alice)
    browser = client_for(alice)
    browser.get(reverse("journal:today"))  # the first page of a log-in notes the log-in

    with django_assert_max_num_queries(9):
        browser.get(reverse("journal:fragment", args=[piece.public_id]))
    with django_assert_max_num_queries(9):
        page = browser.get(reverse("journal:trash")).content.decode()

    assert page.count(f'<p class="list-title">{HERON.text}') == many


def test_put_away_brought_back_and_erased_by_hand(client_for, alice, session):
    piece = remember(session)

    post(client_for, alice, "fragment-trash", piece)
    assert HERON.text not in page_of(client_for, session).content.decode()
    post(client_for, alice, "fragment-restore", piece)
    assert HERON.text in page_of(client_for, session).content.decode()
    post(client_for, alice, "fragment-trash", piece)
    post(client_for, alice, "fragment-erase", piece)

    assert Fragment.objects.count() == 0
    kinds = [event.action for event in events_for(alice.public_id) if event.kind == "fragment"]
    assert sorted(kinds) == ["erased", "restored", "trashed", "trashed"]


@pytest.mark.parametrize("name", ["add", "trash", "restore", "erase"])
def test_a_stranger_and_a_therapist_find_nothing_there(
    client_for, charlie, nora, care, session, name
):
    piece = remember(session)
    if name in {"restore", "erase"}:
        put_away(piece, by=session.client)

    for person in (charlie, nora):
        assert post(client_for, person, f"fragment-{name}", piece, text="x").status_code == 404
        assert post(client_for, person, "fragment-new", session, text="x").status_code == 404

    assert Fragment.objects.count() == 1


def test_what_a_link_kept_is_the_owners_own_from_the_first_look_on(client_for, session):
    ensure_capture_key(session.client_id)
    writer = capture_writer(session.client_id)
    piece = keep_fragment(a_piece(session), by=None, writer=writer)
    assert piece.is_captured

    page = page_of(client_for, session).content.decode()

    piece.refresh_from_db()
    assert HERON.text in page
    assert not piece.is_captured
    assert document_of(piece) == HERON
