"""The ways in: password, code, reset, authenticator app, recovery code."""

from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.authenticator import app_of, code_now, is_in, recovery_codes_of
from tests.accounts.conftest import code_in
from tests.conftest import PASSWORD, make_user

LOG_IN, SECOND = "/account/login/", "/account/2fa/authenticate/"


def by_password(browser: Client, person: User) -> str:
    return browser.post(LOG_IN, {"login": person.email, "password": PASSWORD}).url


def test_by_password(browser: Client, nora: User) -> None:
    url = by_password(browser, nora)

    assert (url, is_in(browser)) == ("/", True)


def test_by_a_code_from_the_mail(browser: Client, nora: User, mailbox: list[EmailMessage]) -> None:
    asked = browser.post("/account/login/code/", {"email": nora.email})
    browser.post(asked.url, {"code": code_in(mailbox[-1])})

    assert is_in(browser)


def test_signing_up_needs_the_code_from_the_mail(
    browser: Client, db: None, mailbox: list[EmailMessage]
) -> None:
    person = {"email": "New@Example.org", "password1": PASSWORD, "role": "admin", "is_staff": "1"}
    asked = browser.post("/account/signup/", person)
    before = is_in(browser)
    browser.post(asked.url, {"code": code_in(mailbox[-1])})

    assert (before, is_in(browser)) == (False, True)
    assert User.objects.get().email == "new@example.org"
    assert User.objects.get().role == "client"


def test_a_new_password_by_code(browser: Client, nora: User, mailbox: list[EmailMessage]) -> None:
    new = "a long walk in the rain"
    asked = browser.post("/account/password/reset/", {"email": nora.email})
    confirmed = browser.post(asked.url, {"code": code_in(mailbox[-1])})
    browser.post(confirmed.url, {"password1": new, "password2": new})

    nora.refresh_from_db()
    assert nora.check_password(new)
    assert not is_in(browser)


def test_a_reset_does_not_pass_by_the_second_step(
    browser: Client, nora: User, mailbox: list[EmailMessage]
) -> None:
    app_of(nora)
    asked = browser.post("/account/login/code/", {"email": nora.email})
    second = browser.post(asked.url, {"code": code_in(mailbox[-1])})

    assert (second.url, is_in(browser)) == (SECOND, False)


def test_the_second_step_by_an_app(browser: Client, nora: User) -> None:
    secret = app_of(nora)

    url = by_password(browser, nora)
    before = is_in(browser)
    browser.post(SECOND, {"code": code_now(secret)})

    assert (url, before, is_in(browser)) == (SECOND, False, True)


def test_a_wrong_code_lets_nobody_in(browser: Client, nora: User) -> None:
    secret = app_of(nora)
    by_password(browser, nora)

    browser.post(SECOND, {"code": f"{(int(code_now(secret)) + 1) % 1000000:06}"})

    assert not is_in(browser)


def test_a_code_of_the_app_works_once(nora: User) -> None:
    code = code_now(app_of(nora))
    first, second = Client(), Client()
    for browser in (first, second):
        by_password(browser, nora)
        browser.post(SECOND, {"code": code})

    assert (is_in(first), is_in(second)) == (True, False)


def test_a_recovery_code_works_once(nora: User) -> None:
    app_of(nora)
    code = recovery_codes_of(nora)[0]
    first, second = Client(), Client()
    for browser in (first, second):
        by_password(browser, nora)
        browser.post(SECOND, {"code": code})

    assert (is_in(first), is_in(second)) == (True, False)
    assert len(recovery_codes_of(nora)) == 9


def test_guessing_a_password_ends_soon_for_the_right_one_too(browser: Client, nora: User) -> None:
    for _ in range(10):
        browser.post(LOG_IN, {"login": nora.email, "password": "a guess"})

    response = browser.post(LOG_IN, {"login": nora.email, "password": PASSWORD})

    assert not is_in(browser)
    assert "Too many tries for now" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_many_guesses_at_once_are_counted_one_by_one() -> None:
    nora = make_user("nora@example.org", "therapist")

    def guess(number: int) -> bool:
        page = Client().post(LOG_IN, {"login": nora.email, "password": f"guess {number}"})
        connection.close()
        return "Too many tries" not in page.content.decode()

    with ThreadPoolExecutor(8) as pool:
        weighed = sum(pool.map(guess, range(24)))

    assert 1 <= weighed <= 10


def test_a_log_in_takes_a_new_session(browser: Client, nora: User) -> None:
    browser.get("/people/display/")
    session = browser.session
    session["planted"] = True
    session.save()
    before = browser.session.session_key

    by_password(browser, nora)

    assert browser.session.session_key != before


@pytest.mark.parametrize(("next_page", "is_said"), [("accounts:held", True), ("home", False)])
def test_the_log_in_says_that_words_are_kept_only_where_some_are(client, db, next_page, is_said):
    page = client.get(reverse("account_login"), {"next": reverse(next_page)}).content.decode()

    assert ("What you wrote is kept." in page) is is_said
