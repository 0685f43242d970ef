"""A therapist makes invitations, sees each once, takes them back."""

import re
from typing import Any

import pytest
from django.utils import timezone

from accounts.actions.invitations import NewInvitation, make_invitation
from accounts.models import Invitation, User
from tests.accounts.conftest import told
from tests.conftest import ClientFor

LIST, NEW = "/people/invitations/", "/people/invitations/new/"


def test_a_new_invitation_shows_its_link_and_code_once(client_for: ClientFor, nora: User) -> None:
    browser = client_for(nora)

    made = browser.post(NEW)
    first, second = browser.get(LIST), browser.get(LIST)

    shown = r"http://localhost:8000/people/invitation/open/[\w-]{43}/"
    assert (made.status_code, made.url) == (302, LIST)
    assert re.search(shown, first.content.decode())
    assert re.search(r'value="[A-Z0-9]{5}-[A-Z0-9]{5}"', first.content.decode())
    assert "invitation/open/" not in second.content.decode()
    assert 'data-copy="new_link"' in first.content.decode()
    assert told(nora) == [("invitation", "made")]


def test_the_database_holds_neither_link_nor_code(invitation: NewInvitation) -> None:
    row = Invitation.objects.values().get()

    text = str(row)
    assert invitation.link_secret not in text
    assert invitation.code not in text
    assert invitation.code.replace("-", "") not in text
    assert invitation.link_secret not in repr(invitation)
    assert invitation.code not in repr(invitation)


def test_an_invitation_lasts_fourteen_days(invitation: NewInvitation) -> None:
    lasts = invitation.invitation.expires_at - timezone.now()

    assert round(lasts.total_seconds() / 86400) == 14


def test_a_withdrawn_invitation_opens_nothing(
    client_for: ClientFor, nora: User, alice: User, invitation: NewInvitation
) -> None:
    url = f"{LIST}{invitation.invitation.public_id}/withdraw/"

    withdrawn = client_for(nora).post(url)
    opened = client_for(alice).get(f"/people/invitation/open/{invitation.link_secret}/")

    assert (withdrawn.status_code, withdrawn.url) == (302, LIST)
    assert opened.status_code == 404
    assert told(nora) == [("invitation", "made"), ("invitation", "withdrawn")]


def test_nobody_withdraws_the_invitation_of_another(
    client_for: ClientFor, tess: User, invitation: NewInvitation
) -> None:
    response = client_for(tess).post(f"{LIST}{invitation.invitation.public_id}/withdraw/")

    assert response.status_code == 404
    assert Invitation.objects.open().count() == 1


def test_the_list_holds_only_ones_own_open_invitations(
    client_for: ClientFor, tess: User, invitation: NewInvitation
) -> None:
    page = client_for(tess).get(LIST).content.decode()

    assert "No invitation is waiting." in page


@pytest.mark.parametrize("invitations", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    client_for: ClientFor, nora: User, invitations: int, django_assert_num_queries: Any
) -> None:
    for _ in range(invitations):
        make_invitation(by=nora)
    browser = client_for(nora)
    browser.get(LIST)

    with django_assert_num_queries(3):  # log-in, person, invitations
        browser.get(LIST)
