"""A client types a code."""

import pytest

from accounts.actions.invitations import NewInvitation, withdraw_invitation
from accounts.models import User
from tests.conftest import ClientFor

CODE, ACCEPT = "/people/code/", "/people/invitation/"


@pytest.mark.parametrize("typed", ["{}", " {} ", "{} ", "as it sounds"])
def test_a_code_is_known_however_it_is_typed(
    client_for: ClientFor, alice: User, invitation: NewInvitation, typed: str
) -> None:
    code = invitation.code.lower().replace("-", " ") if "sounds" in typed else invitation.code
    browser = client_for(alice)

    response = browser.post(CODE, {"code": typed.format(code) if "{" in typed else code})

    assert (response.status_code, response.url) == (302, ACCEPT)
    assert "Nora invites you" in browser.get(ACCEPT).content.decode()


@pytest.mark.parametrize("wrong", ["", "AAAAA-AAAAA", "A" * 21])
def test_a_wrong_code_says_so_beside_the_field(
    client_for: ClientFor, alice: User, invitation: NewInvitation, wrong: str
) -> None:
    browser = client_for(alice)

    response = browser.post(CODE, {"code": wrong})

    assert response.status_code == 422
    assert 'id="id_code_error"' in response.content.decode()
    assert browser.get(ACCEPT).url == CODE


def test_a_withdrawn_code_is_like_a_wrong_one(
    client_for: ClientFor, alice: User, nora: User, invitation: NewInvitation
) -> None:
    withdraw_invitation(invitation.invitation, by=nora)

    response = client_for(alice).post(CODE, {"code": invitation.code})

    assert response.status_code == 422


def test_guessing_ends_after_ten_tries_in_an_hour(
    client_for: ClientFor, alice: User, charlie: User, invitation: NewInvitation
) -> None:
    guesser, other = client_for(alice), client_for(charlie)

    answers = [guesser.post(CODE, {"code": f"AAAAA-AAAA{n}"}).status_code for n in range(11)]
    right, others = (b.post(CODE, {"code": invitation.code}) for b in (guesser, other))

    assert answers == [422] * 10 + [429]
    assert right.status_code == 429
    assert others.status_code == 302
