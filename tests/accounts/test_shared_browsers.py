"""Words are held for the one person whose form it was; else they are shown back, once."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from accounts.actions.devices import MOST as MOST_BROWSERS
from accounts.actions.devices import meet_device
from accounts.known_devices import digest_of
from accounts.models import Device, HeldWords, User
from tests.accounts.test_held_words import HELD, NEW, SOME_ID, WORDS, Tab, left_open, run_out
from tests.accounts.test_known_devices import COOKIE, logged_in
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def test_where_two_people_write_nobody_can_say_whose_they_are(alice: User, charlie: User) -> None:
    tab = left_open(alice)
    logged_in(charlie, tab.browser)
    run_out(tab.browser)

    answer = tab.sends()

    assert not HeldWords.objects.exists()
    assert "A long blue corridor." in answer.content.decode()  # shown, to be copied


def log_out(browser: Client) -> None:
    browser.post("/account/logout/")


def end_from_afar(browser: Client) -> None:
    """Somebody's other browser ends all the other log-ins."""
    elsewhere = logged_in(User.objects.get(pk=browser.session["_auth_user_id"]))
    elsewhere.post("/account/sessions/")


def change_the_password(browser: Client) -> None:
    person = User.objects.get(pk=browser.session["_auth_user_id"])
    elsewhere = logged_in(person)
    new = "another quiet lake at dusk"
    fields = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert elsewhere.post("/account/password/change/", fields).status_code == 302
    elsewhere.post("/account/sessions/")


def use_many_browsers(browser: Client) -> None:
    person = User.objects.get(pk=browser.session["_auth_user_id"])
    for _ in range(MOST_BROWSERS):
        meet_device(person, uuid4())
    run_out(browser)


@pytest.mark.parametrize(
    "go",
    [log_out, end_from_afar, change_the_password, use_many_browsers],
    ids=lambda go: go.__name__,
)
def test_whoever_leaves_a_shared_browser_leaves_no_words_to_the_other(
    alice: User, charlie: User, go: Callable[[Client], None]
) -> None:
    hers = left_open(alice)
    browser = hers.browser
    logged_in(charlie, browser)
    his = Tab(browser)

    go(browser)
    answers = [his.sends_a_stale_form(), his.sends(), hers.sends()]

    assert not HeldWords.objects.exists()
    assert Device.objects.of(alice).get().is_shared
    for answer in answers:
        assert "A long blue corridor." in answer.content.decode()
    logged_in(alice, browser)
    assert "corridor" not in browser.get(HELD).content.decode()


def test_a_form_of_somebody_who_left_is_not_of_whoever_comes_next(
    alice: User, charlie: User
) -> None:
    his = Tab(logged_in(charlie))
    log_out(his.browser)
    hers = left_open(alice, his.browser)

    answer = his.sends()

    assert not HeldWords.objects.exists()
    assert "A long blue corridor." in answer.content.decode()
    assert hers.sends().status_code == 302
    assert HeldWords.objects.get().client == alice


def test_a_shared_browser_stays_shared_when_only_one_is_left(alice: User, charlie: User) -> None:
    browser = left_open(alice).browser
    before = browser.cookies[COOKIE].value
    logged_in(charlie, browser)
    log_out(browser)

    assert browser.cookies[COOKIE].value != before
    assert not Device.objects.in_browser(digest_of(before)).exists()
    tab = left_open(alice, browser)

    assert "A long blue corridor." in tab.sends().content.decode()
    assert not HeldWords.objects.exists()


def test_words_that_cannot_be_held_are_shown_once_and_escaped(alice: User) -> None:
    tab = Tab(logged_in(alice))
    log_out(tab.browser)

    answer = tab.sends_a_stale_form()

    page = answer.content.decode()
    assert (answer.status_code, "no-store" in answer.headers["Cache-Control"]) == (403, True)
    assert "A long blue corridor.<br>And &lt;i&gt;a lamp&lt;/i&gt;." in page
    assert "still in this browser" not in page
    assert not HeldWords.objects.exists()


def test_a_browser_that_says_it_kept_them_is_believed_while_its_person_is_known(
    alice: User,
) -> None:
    tab = left_open(alice)
    kept = WORDS | {"kept_id": SOME_ID}
    assert tab.sends(NEW, kept).url.startswith("/account/login/?next=")

    tab = Tab(logged_in(alice, tab.browser))
    log_out(tab.browser)

    answer = tab.sends(NEW, kept)
    assert "A long blue corridor." in answer.content.decode()
    assert SOME_ID not in answer.content.decode()


def test_no_password_is_shown_again(alice: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    fields = {"login": alice.email, "password": PASSWORD}

    answer = browser.post("/account/login/", fields, headers={"sec-fetch-site": "same-origin"})

    assert PASSWORD not in answer.content.decode()
    assert alice.email not in answer.content.decode()
