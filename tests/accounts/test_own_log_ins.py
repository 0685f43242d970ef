"""A person sees where they are logged in, and ends it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from tests.accounts.authenticator import is_in
from tests.conftest import PASSWORD

LIST, LOG_IN = "/account/sessions/", "/account/login/"


def logged_in(person: User, program: str) -> Client:
    browser = Client(headers={"user-agent": program})
    browser.post(LOG_IN, {"login": person.email, "password": PASSWORD})
    return browser


def test_every_log_in_is_listed_and_no_other_persons(alice: User, charlie: User) -> None:
    here, _there, _other = (
        logged_in(alice, "Phone"),
        logged_in(alice, "Tablet"),
        logged_in(charlie, "Laptop"),
    )

    page = here.get(LIST).content.decode()

    assert ("Phone" in page, "Tablet" in page, "Laptop" in page) == (True, True, False)


def test_the_others_are_ended_and_this_one_stays(alice: User) -> None:
    here, there = logged_in(alice, "Phone"), logged_in(alice, "Tablet")

    here.post(LIST)

    assert is_in(here)
    assert there.get("/people/").url == f"{LOG_IN}?next=/people/"


def test_logging_out_ends_it(alice: User) -> None:
    browser = logged_in(alice, "Phone")
    key = browser.cookies["sessionid"].value

    browser.post("/account/logout/")

    browser.cookies["sessionid"] = key
    assert browser.get("/people/").status_code == 302


def test_a_closed_account_is_out_at_once(alice: User) -> None:
    browser = logged_in(alice, "Phone")

    User.objects.filter(pk=alice.pk).update(is_active=False)

    assert browser.get("/people/").status_code == 302


def test_being_here_is_noted_once_in_five_minutes(alice: User) -> None:
    browser = logged_in(alice, "Phone")
    browser.get("/people/display/")

    with CaptureQueriesContext(
        connection,
    ) as queries:
        browser.get("/people/display/")
        session = browser.session
        session["seen_at"] -= 301
        session.save()
        before = len(queries)
        browser.get("/people/display/")

    writes = [q["sql"] for q in queries.captured_queries if "usersessions" in q["sql"]]
    assert before > 0
    assert any(sql.startswith("UPDATE") for sql in writes)
    assert len([sql for sql in writes if sql.startswith("UPDATE")]) == 1


@pytest.mark.parametrize(("hours", "status"), [(11, 200), (13, 302)])
def test_a_log_in_ends_after_twelve_hours_however_busy(
    alice: User, hours: int, status: int
) -> None:
    browser = logged_in(alice, "Phone")
    browser.get("/people/")
    session = browser.session
    session["began_at"] -= hours * 3600
    session.save()

    assert browser.get("/people/").status_code == status
