"""A link is opened: by a stranger, a client, a therapist, a mail program."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.actions.invitations import NewInvitation, withdraw_invitation
from accounts.models import Invitation, User
from tests.accounts.conftest import code_in
from tests.conftest import PASSWORD, ClientFor

WELCOME, ACCEPT = "/people/invitation/welcome/", "/people/invitation/"
TELLING = ("nora", "therap", "ketamine", "feel")


def opened(browser: Client, invitation: NewInvitation) -> str:
    response = browser.get(f"/people/invitation/open/{invitation.link_secret}/")
    assert response.status_code == 302
    return response.url


def test_a_stranger_is_led_to_an_account_and_told_no_name(
    browser: Client, invitation: NewInvitation
) -> None:
    url = opened(browser, invitation)
    page = browser.get(url).content.decode().lower()

    assert url == WELCOME
    assert "/account/signup/?next=/people/invitation/" in page
    assert [word for word in TELLING if word in page] == []


def test_a_client_reads_what_it_means(
    client_for: ClientFor, alice: User, invitation: NewInvitation
) -> None:
    browser = client_for(alice)

    page = browser.get(opened(browser, invitation), follow=True).content.decode()

    assert "Nora invites you" in page
    assert "Not a title, not a date, not how often you come." in page
    assert "Ending destroys every copy that was shared." in page


def test_a_therapist_is_told_that_it_is_for_somebody_else(
    client_for: ClientFor, nora: User, invitation: NewInvitation
) -> None:
    browser = client_for(nora)

    page = browser.get(opened(browser, invitation)).content.decode()

    assert "this account is of another kind" in page


def test_opening_a_link_uses_nothing_up(browser: Client, invitation: NewInvitation) -> None:
    opened(browser, invitation)
    opened(Client(), invitation)

    assert Invitation.objects.open().count() == 1


def test_the_session_keeps_no_secret(browser: Client, invitation: NewInvitation) -> None:
    opened(browser, invitation)

    kept = json.dumps(Session.objects.get().get_decoded())

    assert invitation.link_secret not in kept
    assert str(invitation.invitation.public_id) in kept


@pytest.mark.django_db
def test_an_unknown_link_is_gone(browser: Client) -> None:
    response = browser.get("/people/invitation/open/nothing/")

    assert response.status_code == 404
    assert "does not work any more" in response.content.decode()


def test_a_link_that_was_withdrawn_meanwhile_is_not_in_hand_any_more(
    client_for: ClientFor, alice: User, nora: User, invitation: NewInvitation
) -> None:
    browser = client_for(alice)
    opened(browser, invitation)
    withdraw_invitation(invitation.invitation, by=nora)

    response = browser.get(ACCEPT)

    assert (response.status_code, response.url) == (302, "/people/code/")


def test_somebody_new_signs_up_and_comes_back_to_the_invitation(
    browser: Client, invitation: NewInvitation, mailbox: list
) -> None:
    opened(browser, invitation)

    person = {"email": "new@example.org", "password1": PASSWORD, "next": ACCEPT}
    browser.post("/account/signup/", person)
    code = {"code": code_in(mailbox[-1])}
    page = browser.post("/account/confirm-email/", code, follow=True).content.decode()

    assert "Nora invites you" in page
