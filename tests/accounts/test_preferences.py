"""First steps and later changes."""

from datetime import time
from uuid import uuid4

import pytest
from django.db import connection

from accounts.models import Preferences, User
from accounts.preferences import PreferencesView, preferences_of
from encryption.keys import has_client_key
from reminders.actions import set_reminder
from reminders.models import Reminder
from tests.accounts.conftest import told
from tests.conftest import ClientFor

CHOICES, FIRST, SKIP = "/preferences/", "/first-steps/", "/first-steps/skip/"
ANSWERS = {
    "name": "Al",
    "pronouns": "they/them",
    "session_word": "own",
    "own_word": "voyage",
    "time_zone": "Pacific/Auckland",
    "country": "NZ",
    "lenses": ["adhd", "nature"],
}
EMPTY = {"time_zone": "UTC"}


@pytest.mark.parametrize("url", [CHOICES, FIRST])
def test_what_was_answered_is_remembered(client_for: ClientFor, alice: User, url: str) -> None:
    response = client_for(alice).post(url, ANSWERS)

    alice.refresh_from_db()
    assert (response.status_code, response.url) == (302, CHOICES if url == CHOICES else "/")
    assert (alice.name, alice.time_zone) == ("Al", "Pacific/Auckland")
    assert preferences_of(alice) == PreferencesView(
        pronouns="they/them", country="NZ", session_word="voyage", lenses=("adhd", "nature")
    )
    assert told(alice) == [("preferences", "changed")]


def test_the_page_comes_back_filled(client_for: ClientFor, alice: User) -> None:
    browser = client_for(alice)
    browser.post(CHOICES, ANSWERS)

    form = browser.get(CHOICES).context["form"]

    assert form.initial == ANSWERS | {"question_language": "", "asks": "one"}


def test_what_is_said_of_oneself_is_sealed(client_for: ClientFor, alice: User) -> None:
    client_for(alice).post(CHOICES, ANSWERS)

    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(p)::text from accounts_preferences p")
        (row,) = cursor.fetchone()
    assert [word for word in ("they/them", "voyage", "NZ", "adhd") if word in row] == []


def test_changing_a_choice_keeps_one_row(client_for: ClientFor, alice: User) -> None:
    browser = client_for(alice)
    browser.post(CHOICES, ANSWERS)

    browser.post(CHOICES, ANSWERS | {"pronouns": "she"})

    assert preferences_of(alice).pronouns == "she"
    assert Preferences.objects.get().document_revision == 2


def test_answering_nothing_makes_no_key(client_for: ClientFor, alice: User) -> None:
    client_for(alice).post(FIRST, EMPTY)

    alice.refresh_from_db()
    assert alice.first_steps_at is not None
    assert preferences_of(alice) == PreferencesView()
    assert not has_client_key(alice.public_id)


def test_skipping_is_remembered_and_changes_nothing_else(
    client_for: ClientFor, alice: User
) -> None:
    response = client_for(alice).post(SKIP)

    alice.refresh_from_db()
    assert (response.status_code, response.url) == (302, "/")
    assert alice.first_steps_at is not None
    assert (alice.name, alice.time_zone) == ("Alice", "UTC")
    assert not Preferences.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"session_word": "own", "own_word": " "},
        {"session_word": "medicine"},
        {"time_zone": "Middle/Earth"},
        {"time_zone": ""},
        {"country": "XX"},
        {"lenses": ["astrology"]},
        {"name": "x" * 81},
    ],
)
def test_what_cannot_be_is_not_saved(
    client_for: ClientFor, alice: User, wrong: dict[str, object]
) -> None:
    response = client_for(alice).post(CHOICES, ANSWERS | wrong)

    alice.refresh_from_db()
    assert response.status_code == 422
    assert "they/them" in response.content.decode()
    assert alice.name == "Alice"
    assert not Preferences.objects.exists()


def test_reminders_follow_to_another_time_zone(client_for: ClientFor, alice: User) -> None:
    set_reminder(
        by=alice,
        client=alice,
        kind="practice",
        source_id=uuid4(),
        days=[0, 3],
        local_time=time(9),
        time_zone="UTC",
    )

    client_for(alice).post(CHOICES, ANSWERS)

    assert Reminder.objects.get().time_zone == "Pacific/Auckland"


def test_the_first_log_in_leads_to_the_first_steps_and_the_next_one_home(
    browser, alice: User
) -> None:
    person = {"login": alice.email, "password": "a quiet lake at noon"}

    first = browser.post("/account/login/", person).url
    browser.post(SKIP)
    browser.post("/account/logout/")
    second = browser.post("/account/login/", person).url

    assert (first, second) == (FIRST, "/")
