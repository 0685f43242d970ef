"""Pieces remembered: each kept as it came, layers upon it, put away and destroyed together."""

from datetime import timedelta

import pytest
import time_machine
from django.http import Http404
from django.utils import timezone

from encryption.errors import Unreadable
from encryption.keys import ensure_client_key
from encryption.readers import relationship_reader
from journal.access import fragment_of, reader_of, trashed_fragment_of
from journal.actions.fragments import keep_fragment, restore_fragment, trash_fragment
from journal.actions.sessions import trash_session
from journal.actions.trash import empty_trash
from journal.fragment_documents import FragmentDocument
from journal.models import Fragment
from tests.journal.conftest import HERON, a_piece, a_session, remember

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
    trash_fragment(away, by=alice)

    for piece in (elsewhere, away):
        with pytest.raises(Http404):
            remember(session, builds_on=piece)


def test_layers_go_and_come_back_with_their_first_piece(session, alice):
    first = remember(session)
    layer = remember(session, builds_on=first)

    trash_fragment(first, by=alice)
    with pytest.raises(Http404):
        fragment_of(alice, layer.public_id)
    restore_fragment(first, by=alice)

    assert fragment_of(alice, layer.public_id) == layer


def test_the_pieces_of_a_session_put_away_are_out_of_sight(session, alice):
    piece, away = remember(session), remember(session)
    trash_fragment(away, by=alice)
    trash_session(session, by=alice)

    for door, row in ((fragment_of, piece), (trashed_fragment_of, away)):
        with pytest.raises(Http404):
            door(alice, row.public_id)


def test_put_away_for_thirty_days_and_then_gone_with_its_layers(session, alice):
    first, stays = remember(session), remember(session)
    remember(session, builds_on=first)
    trash_fragment(first, by=alice)

    with time_machine.travel(timezone.now() + timedelta(days=29)):
        empty_trash()
    assert Fragment.objects.count() == 3
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        empty_trash()
    assert Fragment.objects.get() == stays
