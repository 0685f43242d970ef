"""Nobody learns from our answers whether an address has an account."""

import re
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from accounts.models import User
from tests.conftest import PASSWORD

KNOWN, UNKNOWN = "alice@example.org", "nobody@example.org"
Journey = Callable[[Client, str], list[object]]


def answer(response) -> tuple[object, ...]:
    """Return what a visitor can tell answers apart by."""
    page = response.content.decode()
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    page = page.replace(KNOWN, "ADDRESS").replace(UNKNOWN, "ADDRESS")
    return response.status_code, response.headers.get("Location"), page


def log_in(browser: Client, email: str) -> list[object]:
    person = {"login": email, "password": "not the password"}
    return [answer(browser.post("/account/login/", person))]


def sign_up(browser: Client, email: str) -> list[object]:
    asked = browser.post("/account/signup/", {"email": email, "password1": PASSWORD})
    typed = browser.post(asked.url, {"code": "AAAAAA"})
    return [answer(asked), answer(browser.get(asked.url)), answer(typed)]


def sign_up_twice(browser: Client, email: str) -> list[object]:
    sign_up(browser, email)
    return [
        answer(
            Client().post(
                "/account/signup/", {"email": email, "password1": "an evening by the sea"}
            )
        )
    ]


def reset(browser: Client, email: str) -> list[object]:
    asked = browser.post("/account/password/reset/", {"email": email})
    typed = browser.post(asked.url, {"code": "AAAAAA"})
    return [answer(asked), answer(browser.get(asked.url)), answer(typed)]


def ask_for_a_code(browser: Client, email: str) -> list[object]:
    asked = browser.post("/account/login/code/", {"email": email})
    typed = browser.post(asked.url, {"code": "AAAAAA"})
    return [answer(asked), answer(browser.get(asked.url)), answer(typed)]


@pytest.mark.parametrize("journey", [log_in, sign_up, sign_up_twice, reset, ask_for_a_code])
def test_a_known_and_an_unknown_address_are_answered_alike(
    alice: User, mailbox: list[EmailMessage], journey: Journey
) -> None:
    known = journey(Client(), KNOWN)
    unknown = journey(Client(), UNKNOWN)

    assert known == unknown
    assert {mail["to"] for mail in mailbox} in (set(), {KNOWN, UNKNOWN})


@pytest.mark.parametrize("journey", [log_in, sign_up])
def test_a_known_and_an_unknown_address_cost_as_many_hashes(
    alice: User, monkeypatch: pytest.MonkeyPatch, journey: Journey
) -> None:
    hashed: list[str] = []
    slow = MD5PasswordHasher.encode

    def counted(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return slow(hasher, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    spent = []
    for email in (KNOWN, UNKNOWN):
        journey(Client(), email)
        spent.append(len(hashed))
        hashed.clear()

    assert spent == [1, 1]
