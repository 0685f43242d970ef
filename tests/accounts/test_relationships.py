"""Beginning and ending a relationship, with its key."""

import pytest
from django.http import Http404

from accounts.access import relationship_for_client, relationship_for_therapist
from accounts.actions.relationships import begin_relationship, close_relationship
from accounts.errors import WrongRole
from accounts.models import CareRelationship, User
from encryption.errors import Unreadable
from encryption.readers import relationship_reader
from tests.accounts.conftest import told


def test_ending_destroys_the_key(alice: User, together: CareRelationship) -> None:
    ended = close_relationship(together, by=alice)

    together.refresh_from_db()
    assert ended
    assert together.ended_at is not None
    assert together.ended_by == alice.public_id
    assert told(alice) == [("relationship", "began"), ("relationship", "ended")]
    with pytest.raises(Unreadable):
        relationship_reader(together.public_id)


def test_ending_twice_ends_once(alice: User, nora: User, together: CareRelationship) -> None:
    close_relationship(together, by=alice)

    assert not close_relationship(together, by=nora)
    assert told(alice) == [("relationship", "began"), ("relationship", "ended")]


def test_after_an_end_two_may_begin_anew(
    alice: User, nora: User, together: CareRelationship
) -> None:
    close_relationship(together, by=nora)

    again = begin_relationship(by=alice, client=alice, therapist=nora)

    assert again.public_id != together.public_id
    assert CareRelationship.objects.open().get() == again


def test_a_relationship_is_of_a_client_and_a_therapist(alice: User, charlie: User) -> None:
    with pytest.raises(WrongRole):
        begin_relationship(by=alice, client=alice, therapist=charlie)


def test_only_the_two_come_in_and_only_while_it_is_open(
    alice: User, nora: User, charlie: User, tess: User, together: CareRelationship
) -> None:
    assert relationship_for_client(alice, together.public_id) == together
    assert relationship_for_therapist(nora, together.public_id) == together
    for stranger in (charlie, nora):
        with pytest.raises(Http404):
            relationship_for_client(stranger, together.public_id)
    for stranger in (tess, alice):
        with pytest.raises(Http404):
            relationship_for_therapist(stranger, together.public_id)

    close_relationship(together, by=alice)

    with pytest.raises(Http404):
        relationship_for_therapist(nora, together.public_id)
