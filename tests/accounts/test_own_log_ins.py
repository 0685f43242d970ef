"""A person sees where they are logged in, and ends it."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.access import handle_of
from accounts.models import User
from tests.accounts.authenticator import is_in
from tests.accounts.conftest import told
from tests.conftest import PASSWORD

LIST, LOG_IN, END = "/account/sessions/", "/account/login/", "/people/log-ins/{}/end/"
PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
TABLET = (
    "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)
LAPTOP = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/138.0.0.0 Safari/537.36"
)


def logged_in(person: User, program: str) -> Client:
    browser = Client(headers={"user-agent": program})
    browser.post(LOG_IN, {"login": person.email, "password": PASSWORD})
    return browser


def handle_of_one(person: User, program: str) -> str:
    return str(handle_of(UserSession.objects.get(user=person, user_agent=program)))


def test_every_log_in_is_listed_in_plain_words_and_no_other_persons(
    alice: User, charlie: User
) -> None:
    here, _there, _other = (
        logged_in(alice, PHONE),
        logged_in(alice, TABLET),
        logged_in(charlie, LAPTOP),
    )

    page = here.get(LIST).content.decode()

    assert "Firefox on Android, this device" in page
    assert "Safari on iPad" in page
    assert "Windows" not in page
    assert "Mozilla" not in page


def test_when_it_was_last_active_is_said_in_words(alice: User) -> None:
    here, _there = logged_in(alice, PHONE), logged_in(alice, TABLET)
    UserSession.objects.filter(user_agent=TABLET).update(
        last_seen_at=timezone.now() - timedelta(hours=3, minutes=5)
    )

    page = here.get(LIST).content.decode().replace("\xa0", " ")

    assert "Active in the last few minutes" in page
    assert "Last active 3 hours ago" in page


def test_one_is_ended_and_the_others_stay(alice: User) -> None:
    here, there, elsewhere = (logged_in(alice, program) for program in (PHONE, TABLET, LAPTOP))

    answer = here.post(END.format(handle_of_one(alice, TABLET)))

    assert answer.url == LIST
    assert (is_in(here), is_in(there), is_in(elsewhere)) == (True, False, True)
    assert told(alice)[-1] == ("log-in", "ended")


def test_a_strangers_log_in_is_not_to_be_found(alice: User, charlie: User) -> None:
    here, there = logged_in(alice, PHONE), logged_in(charlie, LAPTOP)

    answer = here.post(END.format(handle_of_one(charlie, LAPTOP)))

    assert answer.status_code == 404
    assert is_in(there)


def test_this_very_log_in_is_ended_by_logging_out(alice: User) -> None:
    here = logged_in(alice, PHONE)

    answer = here.post(END.format(handle_of_one(alice, PHONE)))

    assert answer.url == "/account/logout/"
    assert is_in(here)


def test_no_address_tells_the_key_of_a_log_in(alice: User) -> None:
    here, there = logged_in(alice, PHONE), logged_in(alice, TABLET)

    page = here.get(LIST).content.decode()

    assert there.session.session_key not in page
    assert here.session.session_key not in page


def test_the_others_are_ended_and_this_one_stays(alice: User) -> None:
    here, there = logged_in(alice, PHONE), logged_in(alice, TABLET)

    here.post(LIST)

    assert is_in(here)
    assert there.get("/people/").url == f"{LOG_IN}?next=/people/"


def test_logging_out_ends_it(alice: User) -> None:
    browser = logged_in(alice, PHONE)
    key = browser.cookies["sessionid"].value

    browser.post("/account/logout/")

    browser.cookies["sessionid"] = key
    assert browser.get("/people/").status_code == 302


def test_a_closed_account_is_out_at_once(alice: User) -> None:
    browser = logged_in(alice, PHONE)

    User.objects.filter(pk=alice.pk).update(is_active=False)

    assert browser.get("/people/").status_code == 302


def test_being_here_is_noted_once_in_five_minutes(alice: User) -> None:
    browser = logged_in(alice, PHONE)
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
    browser = logged_in(alice, PHONE)
    browser.get("/people/")
    session = browser.session
    session["began_at"] -= hours * 3600
    session.save()

    assert browser.get("/people/").status_code == status
