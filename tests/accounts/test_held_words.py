"""What is sent while nobody is logged in is held, sealed, for the one person of that browser."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from accounts.actions.held_words import LASTS, MOST, forget_old_words
from accounts.held_documents import PLACES, HeldForm, takes_words
from accounts.models import HeldWords, User
from encryption.capture import capture_writer
from encryption.errors import Unreadable
from encryption.readers import owner_reader
from journal.models import Session
from tests.accounts.test_known_devices import COOKIE, logged_in

pytestmark = pytest.mark.django_db
NEW, HELD = "/journal/sessions/new/", "/people/held/"
WORDS = {
    "held_on": "2026-11-17",
    "notes": "A long blue corridor.\r\nAnd <i>a lamp</i>.",
    "revision": "0",
}
SOME_ID = "00000000-0000-4000-8000-000000000000"


class Tab:
    """A page that was opened with a form, and goes on being open."""

    def __init__(self, browser: Client) -> None:
        self.browser = browser
        page = browser.get(NEW).content.decode()
        self.whose = re.search(r'name="whose" value="(\w+)"', page).group(1)

    def sends(self, path: str = NEW, fields: dict = WORDS, **more):
        return self.browser.post(path, fields | {"whose": self.whose}, **more)

    def sends_a_stale_form(self):
        """As after the cookies went with a log-out."""
        self.browser.handler.enforce_csrf_checks = True
        answer = self.sends(headers={"sec-fetch-site": "same-origin"})
        self.browser.handler.enforce_csrf_checks = False
        return answer


def left_open(person: User, browser: Client | None = None) -> Tab:
    """A tab whose log-in ran out."""
    tab = Tab(logged_in(person, browser))
    run_out(tab.browser)
    return tab


def run_out(browser: Client) -> None:
    del browser.cookies["sessionid"]


def held_of(person: User) -> HeldForm:
    return HeldForm.from_json(HeldWords.objects.get().open_for(owner_reader(person.public_id)))


def test_they_are_held_shown_after_the_log_in_and_sent_again_once(alice: User) -> None:
    tab = left_open(alice)
    browser = tab.browser

    answer = tab.sends()
    assert answer.url == f"/account/login/?next={HELD}"
    logged_in(alice, browser)
    assert "/people/held/" in browser.get("/journal/").content.decode()
    page = browser.get(HELD).content.decode()

    assert "A long blue corridor." in page
    assert "It goes to: A session&#x27;s page." in page
    assert "&lt;i&gt;a lamp&lt;/i&gt;" in page
    held = HeldWords.objects.get().public_id
    assert browser.post(NEW, WORDS | {"held_id": str(held)}).status_code == 302
    assert (Session.objects.count(), HeldWords.objects.count()) == (1, 0)
    assert "/people/held/" not in browser.get("/people/held/").content.decode().split("<main")[1]


def test_what_is_held_opens_for_its_owner_and_for_nobody_who_holds_it(alice: User) -> None:
    left_open(alice).sends(NEW, WORDS | {"csrfmiddlewaretoken": "x", "password1": "y"})

    row = HeldWords.objects.get()
    assert row.is_captured
    assert held_of(alice) == HeldForm(NEW, tuple(WORDS.items()))
    with pytest.raises(Unreadable):
        row.open_for(capture_writer(alice.public_id))


def test_no_other_browser_and_no_other_person_sees_them(alice: User, charlie: User) -> None:
    tab = left_open(alice)
    browser = tab.browser
    tab.sends()

    elsewhere, stranger = logged_in(alice), logged_in(charlie, browser)

    for one in (elsewhere, stranger):
        assert "corridor" not in one.get(HELD).content.decode()
    held = HeldWords.objects.get()
    assert stranger.post(f"{HELD}{held.public_id}/let-go/").status_code == 404
    assert stranger.post(NEW, WORDS | {"held_id": str(held.public_id)}).status_code == 302
    assert HeldWords.objects.get() == held


def test_they_can_be_let_go(alice: User) -> None:
    tab = left_open(alice)
    browser = tab.browser
    tab.sends()
    logged_in(alice, browser)

    browser.post(f"{HELD}{HeldWords.objects.get().public_id}/let-go/")

    assert "Nothing waits here." in browser.get(HELD).content.decode()


@pytest.mark.parametrize(
    ("path", "fields", "headers"),
    [
        ("/people/preferences/", WORDS, {}),
        ("/account/login/", {"login": "alice@example.org", "password": "wrong"}, {}),
        (f"/journal/entries/{SOME_ID}/share/", WORDS, {}),
        (f"/journal/entries/{SOME_ID}/erase/", WORDS, {}),
        (NEW, {"held_on": "2026-11-17", "revision": "0", "notes": ""}, {}),
        (NEW, WORDS | {"kept_id": SOME_ID}, {}),  # the browser has them
        (NEW, WORDS, {"x-requested-with": "autosave"}),  # and so does a script
        (NEW, WORDS, {"cookie": ""}),  # a browser nobody wrote in
    ],
)
def test_what_is_not_held(alice: User, path: str, fields: dict, headers: dict) -> None:
    tab = left_open(alice)
    if "cookie" in headers:
        tab.browser.cookies.clear()
        headers = {}

    tab.sends(path, fields, headers=headers)

    assert not HeldWords.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/journal/",
        "https://evil.example/",
        "/people/",
        "/journal/nothing/",
        "",
        "x",
        "/practices/",
        f"/journal/entries/{SOME_ID}/finish/",
        f"/journal/sessions/{SOME_ID}/rested/",
        f"/journal/threads/{SOME_ID}/rest/",
        f"/journal/threads/{SOME_ID}/trash/",
    ],
)
def test_nothing_is_sent_again_to_an_address_that_takes_no_words(path: str) -> None:
    assert not takes_words(path)


@pytest.mark.parametrize(
    "path", ["/practices/pauses/", f"/practices/pauses/{SOME_ID}/", "/reminders/settings/"]
)
def test_words_about_a_rest_and_of_ones_own_reminders_are_held(path: str) -> None:
    fields = (("way", "email"), ("day_ends_at", "03:00"), ("reason", "my exam"))

    assert takes_words(path)
    assert HeldForm(path, fields).words == ["my exam"]


def test_every_place_words_may_be_sent_to_is_a_page_of_ours() -> None:
    resolver = get_resolver()
    rooms = {
        room: set(inside.reverse_dict) for room, (_, inside) in resolver.namespace_dict.items()
    }

    assert {
        place for place in PLACES if place.split(":")[1] not in rooms[place.split(":")[0]]
    } == set()


SITES = [
    ({"sec-fetch-site": "same-origin"}, 1),
    ({"sec-fetch-site": "cross-site"}, 0),
    ({"sec-fetch-site": "same-site"}, 0),
    ({"origin": "http://testserver"}, 1),
    ({"origin": "http://evil.example"}, 0),
    ({"referer": "http://testserver/journal/"}, 1),
    ({}, 0),
]


@pytest.mark.parametrize(("headers", "count"), SITES)
@pytest.mark.parametrize("is_in", [True, False])
def test_a_stale_form_is_held_only_when_a_page_of_ours_sent_it(
    alice: User, headers: dict, count: int, is_in: bool
) -> None:
    tab = Tab(logged_in(alice))
    if not is_in:
        run_out(tab.browser)
    tab.browser.handler.enforce_csrf_checks = True

    answer = tab.sends(headers=headers)

    assert answer.status_code == 403
    assert HeldWords.objects.count() == count
    assert ("See them and go on" in answer.content.decode()) == bool(count)
    assert "corridor" not in answer.content.decode()  # another site's words are not shown as ours


def test_a_stale_form_in_somebody_elses_log_in_is_not_theirs(alice: User, charlie: User) -> None:
    tab = left_open(alice)
    logged_in(charlie, tab.browser)

    answer = tab.sends_a_stale_form()

    assert not HeldWords.objects.exists()
    assert "See them and go on" not in answer.content.decode()


def test_they_are_few_and_forgotten_after_thirty_days(alice: User) -> None:
    tab = left_open(alice)
    pieces = [f"piece {number}" for number in range(MOST + 1)]
    answers = [tab.sends(NEW, WORDS | {"notes": piece}) for piece in pieces]

    assert HeldWords.objects.count() == MOST
    assert pieces[-1] in answers[-1].content.decode()  # nothing older is pushed out
    first = HeldWords.objects.earliest("held_at").open_for(owner_reader(alice.public_id))
    assert pieces[0] in str(first)
    HeldWords.objects.update(held_at=timezone.now() - LASTS - timedelta(minutes=1))

    forget_old_words()

    assert not HeldWords.objects.exists()
    assert settings.CELERY_BEAT_SCHEDULE["forget-held-words"]["schedule"] == 24 * 3600


def test_logging_out_forgets_them_too(alice: User) -> None:
    tab = left_open(alice)
    browser = tab.browser
    tab.sends()
    logged_in(alice, browser)

    browser.post("/account/logout/")

    assert not HeldWords.objects.exists()
    assert COOKIE not in {name for name, one in browser.cookies.items() if one.value}


def test_what_is_too_large_is_not_held(alice: User) -> None:
    tab = left_open(alice)

    answer = tab.sends(NEW, WORDS | {"notes": "x" * 2_600_000})

    assert answer.status_code == 400 or not HeldWords.objects.exists()
    assert not HeldWords.objects.exists()
