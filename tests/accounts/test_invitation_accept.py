"""A client says yes, or no."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from accounts.actions.invitations import (
    NewInvitation,
    accept_invitation,
    decline_invitation,
    make_invitation,
)
from accounts.errors import InvitationGone, WrongRole
from accounts.models import CareRelationship, Invitation, User
from encryption.readers import relationship_reader
from tests.accounts.conftest import told
from tests.conftest import ClientFor, make_user

ACCEPT, DECLINE, PEOPLE = "/people/invitation/", "/people/invitation/decline/", "/people/"


def holding(browser: Client, invitation: NewInvitation) -> Client:
    browser.get(f"/people/invitation/open/{invitation.link_secret}/")
    return browser


def test_saying_yes_begins_the_relationship_with_its_key(
    client_for: ClientFor, alice: User, nora: User, invitation: NewInvitation
) -> None:
    response = holding(client_for(alice), invitation).post(ACCEPT, {"name": ""})

    relationship = CareRelationship.objects.open().of_client(alice).of_therapist(nora).get()
    assert (response.status_code, response.url) == (302, PEOPLE)
    assert relationship_reader(relationship.public_id).id == relationship.public_id
    assert told(alice) == [("relationship", "began")]
    assert told(nora) == [("invitation", "made"), ("invitation", "accepted")]


def test_one_may_say_by_which_name_one_is_known(
    client_for: ClientFor, alice: User, invitation: NewInvitation
) -> None:
    browser = holding(client_for(alice), invitation)

    offered = browser.get(ACCEPT).context["form"].initial
    browser.post(ACCEPT, {"name": "A."})

    alice.refresh_from_db()
    assert (offered, alice.name) == ({"name": "Alice"}, "A.")


def test_a_name_that_is_too_long_is_asked_for_again(
    client_for: ClientFor, alice: User, invitation: NewInvitation
) -> None:
    response = holding(client_for(alice), invitation).post(ACCEPT, {"name": "x" * 81})

    assert response.status_code == 422
    assert not CareRelationship.objects.exists()


def test_an_invitation_is_used_once(
    client_for: ClientFor, alice: User, charlie: User, invitation: NewInvitation
) -> None:
    first, second = (holding(client_for(person), invitation) for person in (alice, charlie))
    first.post(ACCEPT, {"name": "Alice"})

    response = second.post(ACCEPT, {"name": ""})

    assert (response.status_code, response.url) == (302, "/people/code/")
    assert not CareRelationship.objects.of_client(charlie).exists()


def test_without_an_invitation_in_hand_nothing_is_accepted(
    client_for: ClientFor, alice: User, invitation: NewInvitation
) -> None:
    response = client_for(alice).post(ACCEPT, {"name": ""})

    assert (response.status_code, response.url) == (302, "/people/code/")
    assert not CareRelationship.objects.exists()


def test_saying_no_closes_it_and_ties_nobody(
    client_for: ClientFor, alice: User, nora: User, invitation: NewInvitation
) -> None:
    response = holding(client_for(alice), invitation).post(DECLINE)

    assert (response.status_code, response.url) == (302, PEOPLE)
    assert not CareRelationship.objects.exists()
    assert Invitation.objects.get().outcome == "declined"
    assert told(nora) == [("invitation", "made"), ("invitation", "declined")]


def test_saying_no_to_nothing_changes_nothing(client_for: ClientFor, alice: User) -> None:
    response = client_for(alice).post(DECLINE)

    assert (response.status_code, response.url) == (302, PEOPLE)


def test_two_who_are_connected_stay_so_once(
    client_for: ClientFor, alice: User, nora: User, together: CareRelationship
) -> None:
    browser = holding(client_for(alice), make_invitation(by=nora))

    page = browser.get(ACCEPT).content.decode()
    browser.post(ACCEPT, {"name": ""})

    assert "You are connected already." in page
    assert CareRelationship.objects.count() == 1
    assert Invitation.objects.open().count() == 1


def test_a_client_may_have_several_therapists(alice: User, nora: User, tess: User) -> None:
    for therapist in (nora, tess):
        accept_invitation(make_invitation(by=therapist).invitation, by=alice)

    assert CareRelationship.objects.open().of_client(alice).count() == 2


def test_a_therapist_cannot_accept(tess: User, invitation: NewInvitation) -> None:
    with pytest.raises(WrongRole):
        accept_invitation(invitation.invitation, by=tess)

    assert Invitation.objects.open().count() == 1


def test_a_client_cannot_invite(alice: User) -> None:
    with pytest.raises(WrongRole):
        make_invitation(by=alice)


def test_a_declined_invitation_is_not_declined_twice(
    alice: User, invitation: NewInvitation
) -> None:
    decline_invitation(invitation.invitation, by=alice)

    with pytest.raises(InvitationGone):
        decline_invitation(invitation.invitation, by=alice)


@pytest.mark.django_db(transaction=True)
def test_of_two_clients_at_the_same_moment_exactly_one_is_connected() -> None:
    nora = make_user("nora@example.org", "therapist")
    clients = [make_user(f"c{n}@example.org", "client") for n in range(6)]
    invitation = make_invitation(by=nora).invitation
    together_now = Barrier(len(clients))

    def accept(client: User) -> bool:
        together_now.wait()
        try:
            return bool(accept_invitation(invitation, by=client))
        except InvitationGone:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as pool:
        outcomes = list(pool.map(accept, clients))

    assert sorted(outcomes) == [False] * 5 + [True]
    assert CareRelationship.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_invitations_of_one_therapist_at_the_same_moment_connect_once() -> None:
    nora, alice = make_user("nora@example.org", "therapist"), make_user("a@example.org", "client")
    invitations = [make_invitation(by=nora).invitation for _ in range(6)]
    together_now = Barrier(len(invitations))

    def accept(invitation: Invitation) -> CareRelationship:
        together_now.wait()
        try:
            return accept_invitation(invitation, by=alice)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(invitations)) as pool:
        outcomes = set(pool.map(accept, invitations))

    assert outcomes == {CareRelationship.objects.get()}
    assert Invitation.objects.open().count() == 5
