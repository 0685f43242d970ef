"""What the database itself refuses."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.models import CareRelationship, Invitation, TherapistApplication, User

NOW = timezone.now()


def test_a_person_is_named_by_an_id_and_nothing_else(alice: User) -> None:
    assert str(alice) == f"person {alice.public_id}"
    assert "alice" not in repr(alice).lower()


def test_an_address_belongs_to_one_account_however_it_is_written(alice: User) -> None:
    with pytest.raises(IntegrityError, match="email"):
        User.objects.create_user("ALICE@example.org")


def test_there_are_four_roles(db: None) -> None:
    with pytest.raises(IntegrityError, match="a_person_has_one_of_four_roles"):
        User.objects.create_user("x@example.org", role="emperor")


def test_a_pair_has_one_open_relationship(alice: User, nora: User) -> None:
    CareRelationship.objects.create(client=alice, therapist=nora)

    with pytest.raises(IntegrityError, match="one_open_relationship_per_pair"):
        CareRelationship.objects.create(client=alice, therapist=nora)


@pytest.mark.parametrize("half", [{"ended_at": NOW}, {"ended_by": "0" * 32}])
def test_an_end_has_a_time_and_a_person(alice: User, nora: User, half: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="an_ended_relationship_says_when_and_by_whom"):
        CareRelationship.objects.create(client=alice, therapist=nora, **half)


def test_nobody_is_their_own_therapist(nora: User) -> None:
    with pytest.raises(IntegrityError, match="nobody_is_their_own_therapist"):
        CareRelationship.objects.create(client=nora, therapist=nora)


@pytest.mark.parametrize("half", [{"closed_at": NOW}, {"outcome": "accepted"}])
def test_a_closed_invitation_says_how(nora: User, half: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="a_closed_invitation_says_when_and_how"):
        Invitation.objects.create(therapist=nora, link_mac="a", code_mac="b", **half)


@pytest.mark.parametrize(
    "half",
    [
        {"state": "approved"},
        {"decided_at": NOW},
        {"state": "declined", "decided_at": NOW},
        {"state": "perhaps"},
    ],
)
def test_a_decision_has_a_time_and_a_person(charlie: User, half: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="a_decided_application_says_when_and_by_whom"):
        TherapistApplication.objects.create(applicant=charlie, **half)
