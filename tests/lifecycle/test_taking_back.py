"""An admin takes a therapist's role back: whatever they could read by it is gone."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions.applications import apply_as_therapist, approve_application
from accounts.actions.invitations import accept_invitation, make_invitation
from accounts.errors import InvitationGone, WrongRole
from accounts.models import CareRelationship, Invitation, User
from audit.queries import events_for
from encryption.errors import Unreadable
from encryption.readers import relationship_reader
from journal.actions.sharing import ChangedSincePreview, share_entry
from journal.models import Entry, Share
from lifecycle.actions.roles import take_back_therapist
from tests.accounts.conftest import confirm, told  # noqa: F401
from tests.conftest import ClientFor
from tests.journal.conftest import *  # noqa: F403


@pytest.fixture
def admin(client_for: ClientFor, root: User, confirm: Callable[[Client], None]) -> Client:  # noqa: F811
    browser = client_for(root)
    confirm(browser)
    return browser


def step(therapist: User) -> str:
    return reverse("admin:accounts_user_take-back", args=[therapist.pk])


def test_it_is_explained_first_and_done_when_confirmed(
    admin: Client, nora: User, share: Share
) -> None:
    page = admin.get(reverse("admin:accounts_user_change", args=[nora.pk])).content.decode()
    asked = admin.get(step(nora)).content.decode()
    nora.refresh_from_db()
    before = nora.role
    answer = admin.post(step(nora), follow=True)

    nora.refresh_from_db()
    assert step(nora) in page
    assert "each copy is destroyed" in asked
    assert (before, nora.role) == ("therapist", "client")
    assert "is a therapist here no more" in answer.content.decode()


def test_it_asks_who_is_there_again(client_for: ClientFor, root: User, nora: User) -> None:
    answer = client_for(root).post(step(nora))

    nora.refresh_from_db()
    assert answer.url.startswith("/account/reauthenticate/")
    assert nora.role == "therapist"


def test_what_was_shared_is_destroyed_with_its_key(
    nora: User, root: User, share: Share, care: CareRelationship, client_for: ClientFor
) -> None:
    reading = client_for(nora)
    page = reverse("care:share", args=[share.public_id])
    before = reading.get(page).status_code

    take_back_therapist(nora, by=root)

    share.refresh_from_db()
    care.refresh_from_db()
    assert (before, reading.get(page).status_code) == (200, 404)
    assert (share.snapshot, care.ended_by) == (None, root.public_id)
    with pytest.raises(Unreadable):
        relationship_reader(care.public_id)


def test_nothing_new_can_be_shared_or_begun(
    nora: User, alice: User, root: User, charlie: User, entry: Entry, care: CareRelationship
) -> None:
    invitation = make_invitation(by=nora).invitation

    take_back_therapist(nora, by=root)

    with pytest.raises(ChangedSincePreview):
        share_entry(entry, care, previewed_revision=entry.document_revision, by=alice)
    with pytest.raises(InvitationGone):
        accept_invitation(invitation, by=charlie)
    invitation.refresh_from_db()
    assert invitation.outcome == "withdrawn"


def test_an_invitation_made_a_moment_too_late_opens_nothing(
    nora: User, root: User, charlie: User
) -> None:
    as_it_was = User.objects.get(pk=nora.pk)
    take_back_therapist(nora, by=root)

    late = make_invitation(by=as_it_was).invitation

    assert not Invitation.objects.open().exists()
    with pytest.raises(InvitationGone):
        accept_invitation(late, by=charlie)


def test_the_trail_says_who_did_it_and_to_whom(
    nora: User, alice: User, root: User, share: Share
) -> None:
    take_back_therapist(nora, by=root)

    assert told(nora)[-1] == ("account", "became client")
    ended = [e for e in events_for(alice.public_id) if e.actor == str(root.public_id)]
    assert {(e.kind, e.action) for e in ended} == {
        ("share", "share ended"),
        ("relationship", "ended"),
    }


def test_their_client_reads_in_plain_words_that_it_ended(
    nora: User, alice: User, root: User, share: Share, client_for: ClientFor
) -> None:
    take_back_therapist(nora, by=root)

    page = client_for(alice).get("/people/").content.decode()

    assert "The people who run this place ended this" in page
    assert "Your journal is whole" in page


def test_another_therapists_relationships_stay(
    tess: User, nora: User, root: User, care: CareRelationship
) -> None:
    take_back_therapist(tess, by=root)

    care.refresh_from_db()
    assert care.is_open


@pytest.mark.parametrize("persona", ["alice", "cora", "root"])
def test_only_a_therapists_role_is_taken_back(
    request: pytest.FixtureRequest, root: User, persona: str
) -> None:
    with pytest.raises(WrongRole):
        take_back_therapist(request.getfixturevalue(persona), by=root)


def test_one_may_apply_and_be_approved_again(nora: User, root: User) -> None:
    take_back_therapist(nora, by=root)
    nora.refresh_from_db()
    words = {"name": "Nora", "credentials": "Register 12", "reading_days": "Friday"}

    approve_application(apply_as_therapist(by=nora, **words), by=root)

    nora.refresh_from_db()
    assert nora.is_therapist
