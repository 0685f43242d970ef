"""Faults that were seeded by hand and that no other test saw: one sharp test for each."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions.invitations import accept_invitation, make_invitation
from accounts.errors import InvitationGone
from accounts.models import Invitation
from journal.actions.entries import finish_entry
from journal.models import Share
from tests.journal.conftest import *  # noqa: F403
from tests.journal.conftest import a_writing

pytestmark = pytest.mark.django_db


def test_ones_own_entry_cannot_be_shared_into_a_relationship_of_others(
    client_for, charlie, care
) -> None:
    own = finish_entry(a_writing(), by=charlie)
    url = reverse("journal:entry-share", args=[own.public_id])
    browser = client_for(charlie)

    page = browser.get(url)
    answer = browser.post(url, {"relationship": str(care.public_id), "revision": 1})

    assert "Nora" not in page.content.decode()
    assert answer.status_code == 422
    assert Share.objects.count() == 0


@pytest.fixture
def expired(nora):
    """An invitation of nora's that nobody answered in time."""
    made = make_invitation(by=nora)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    return made


def test_an_expired_link_leads_to_nothing(client_for, alice, expired) -> None:
    url = reverse("accounts:invitation-open", args=[expired.link_secret])

    answer = client_for(alice).get(url)

    assert answer.status_code == 404


def test_an_expired_code_is_unknown(client_for, alice, expired) -> None:
    answer = client_for(alice).post(reverse("accounts:invitation-code"), {"code": expired.code})

    assert answer.status_code == 422


def test_an_invitation_that_expires_in_the_hand_connects_nobody(alice, expired) -> None:
    with pytest.raises(InvitationGone):
        accept_invitation(expired.invitation, by=alice)


def test_an_entry_under_an_id_that_was_erased_is_not_begun_anew(client_for, alice) -> None:
    """A page opened before the erasing still posts its revision: it must not write it back."""
    data = {
        "entry_on": "2026-11-20",
        "text": "old words",
        "revision": "3",
        "place-TOTAL_FORMS": "0",
        "place-INITIAL_FORMS": "0",
    }

    answer = client_for(alice).post(reverse("journal:entry-keep", args=[uuid4()]), data)

    assert answer.status_code == 404
