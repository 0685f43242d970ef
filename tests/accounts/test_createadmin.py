"""The first admin of a new house."""

from email.message import EmailMessage
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import User
from tests.accounts.authenticator import is_in
from tests.accounts.conftest import code_in, told


@pytest.mark.django_db
def test_an_admin_sets_their_password_as_the_command_says(
    browser: Client, mailbox: list[EmailMessage]
) -> None:
    said, password = StringIO(), "a house by the river"

    call_command("createadmin", "Ada@example.org", name="Ada", stdout=said)
    asked = browser.post("/account/password/reset/", {"email": "ada@example.org"})
    confirmed = browser.post(asked.url, {"code": code_in(mailbox[-1])})
    browser.post(confirmed.url, {"password1": password, "password2": password})
    browser.post("/account/login/", {"login": "ada@example.org", "password": password})

    ada = User.objects.get()
    assert "http://localhost:8000/account/password/reset/" in said.getvalue()
    assert (ada.role, ada.name, is_in(browser)) == ("admin", "Ada", True)
    assert told(ada) == [("account", "opened")]


def test_before_that_nobody_comes_in(browser: Client, db: None) -> None:
    call_command("createadmin", "ada@example.org", stdout=StringIO())

    browser.post("/account/login/", {"login": "ada@example.org", "password": ""})

    assert not is_in(browser)
    assert not User.objects.get().has_usable_password()


@pytest.mark.parametrize("address", ["ada", "alice@example.org", "ALICE@example.org"])
def test_what_cannot_be_is_said_in_a_sentence(alice: User, address: str) -> None:
    with pytest.raises(CommandError):
        call_command("createadmin", address)

    assert User.objects.count() == 1
