"""What changes the keys of an account asks who is there again."""

import time
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from tests.conftest import ClientFor

SENSITIVE = [
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/add/",
    "/account/email/",
]


@pytest.mark.parametrize("url", SENSITIVE)
def test_it_is_asked_first(client_for: ClientFor, alice: User, url: str) -> None:
    browser = client_for(alice)

    response = browser.post(url, {"action_add": "", "email": "other@example.org"})

    assert response.status_code == 302
    assert response.url.startswith("/account/reauthenticate/")


def test_the_answer_holds_for_five_minutes(
    client_for: ClientFor, alice: User, confirm: Callable[[Client], None]
) -> None:
    browser = client_for(alice)
    confirm(browser)

    now = browser.get(SENSITIVE[0]).status_code
    session = browser.session
    for record in session["account_authentication_methods"]:
        record["at"] = time.time() - 301
    session.save()
    later = browser.get(SENSITIVE[0]).status_code

    assert (now, later) == (200, 302)
