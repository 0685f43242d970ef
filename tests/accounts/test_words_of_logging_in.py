"""The pages of logging in speak with one voice, and in one spelling."""

import re

import pytest
from django.test import Client

from accounts.models import User
from tests.conftest import ClientFor

OF_NOBODY = ["login/", "signup/", "password/reset/", "login/code/"]
OF_ANYBODY = ["email/", "password/change/", "2fa/totp/activate/", "reauthenticate/"]
COLD = [
    "Your password must contain",
    "can’t be",
    "too common",
    "too short",
    "Authenticator code",
    "placeholder=",
]


def words_of(page: str) -> str:
    """What a person reads of a page."""
    return re.sub(r"<[^>]+>|\s+", " ", page.partition("<body")[2])


def cold_in(page: str) -> list[str]:
    emails = re.findall(r"(?<![-_/@.\w])[Ee]mails?\b", words_of(page))
    return emails + [words for words in COLD if words in page]


@pytest.mark.parametrize("url", OF_NOBODY)
def test_no_page_before_the_log_in_is_cold(browser: Client, db: None, url: str) -> None:
    assert cold_in(browser.get(f"/account/{url}").content.decode()) == []


@pytest.mark.parametrize("url", OF_ANYBODY)
def test_no_page_behind_the_log_in_is_cold(
    client_for: ClientFor, alice: User, confirm, url: str
) -> None:
    browser = client_for(alice)
    confirm(browser)

    answer = browser.get(f"/account/{url}")

    assert (answer.status_code, cold_in(answer.content.decode())) == (200, [])


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("quiet", "a little short"),
        ("password1234", "Many people use this one"),
        ("new@example.org", "close to your name or your address"),
    ],
)
def test_a_password_is_refused_in_warm_words(
    browser: Client, db: None, password: str, said: str
) -> None:
    answer = browser.post(
        "/account/signup/", {"email": "new@example.org", "password1": password}
    ).content.decode()

    assert said in answer
    assert cold_in(answer) == []
    assert not User.objects.exists()


def test_something_that_is_no_address_is_said_in_our_spelling(browser: Client, db: None) -> None:
    page = browser.post("/account/signup/", {"email": "ada", "password1": "a"}).content.decode()

    assert "does not look like an e-mail address yet" in page
    assert cold_in(page) == []


def test_the_way_to_a_new_password_comes_after_the_password(browser: Client, db: None) -> None:
    page = browser.get("/account/login/").content.decode()
    field, button, link = (
        page.index(mark) for mark in ('name="password"', 'type="submit">Log in', "I forgot")
    )

    assert field < button < link
    assert page.count("/account/password/reset/") == 1


def test_an_app_on_this_very_phone_opens_with_one_press(
    client_for: ClientFor, alice: User, confirm
) -> None:
    browser = client_for(alice)
    confirm(browser)

    page = browser.get("/account/2fa/totp/activate/").content.decode()

    (link,) = re.findall(r'href="(otpauth://[^"]+)"', page)
    (secret,) = re.findall(r'<code class="secret">(\w+)</code>', page)
    assert f"secret={secret}" in link
    assert "issuer=Journal" in link
