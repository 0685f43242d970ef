"""The private calendar: read by a library that did not write it, in five zones."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
import vobject
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from integration_journal.logs import JSONFormatter
from reminders.actions import keep_quiet, pause_all
from reminders.actions.choosing import make_feed, stop_feed
from reminders.choices import choices_of
from reminders.feed import calendar_of
from reminders.models import Occurrence, Reminder
from tests.conftest import ClientFor
from tests.reminders.conftest import make_reminder

SETTINGS = reverse("reminders:settings")
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
)


@pytest.fixture
def autumn() -> Iterator[None]:
    """Stand still on a day with a change of clocks ahead, on both halves of the world."""
    with time_machine.travel(NOW, tick=False):
        yield


def address_of(client: User) -> str:
    make_feed(by=client)
    return reverse("reminders:feed", args=[choices_of(client).document.feed_secret])


def read(address: str) -> Any:
    """Fetch the calendar as a program does that is nobody, and read it with another library."""
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return vobject.readOne(answer.content.decode(), validate=True)


def events(address: str) -> list[Any]:
    return getattr(read(address), "vevent_list", [])


@pytest.mark.parametrize("zone", ZONES)
def test_every_event_stands_at_the_wall_time_that_was_chosen(
    alice: User, autumn: None, zone: str
) -> None:
    make_reminder(alice, local_time=time(20), time_zone=zone)

    found = events(address_of(alice))

    starts = [event.dtstart.value for event in found]
    on_the_wall = [start.astimezone(ZoneInfo(zone)) for start in starts]
    assert len(found) == 60
    assert {start.utcoffset() for start in starts} == {timedelta(0)}
    assert {shown.time() for shown in on_the_wall} == {time(20)}
    days = [shown.date() for shown in on_the_wall]
    assert days == [days[0] + n * DAY for n in range(60)]


def test_it_says_the_same_of_everything(alice: User, autumn: None) -> None:
    make_reminder(alice, kind="practice")
    make_reminder(alice, kind="intention", local_time=time(7))

    calendar = read(address_of(alice))

    assert {event.summary.value for event in calendar.vevent_list} == {"A quiet moment"}
    said = set(re.findall(r"^([A-Z-]+)", calendar.serialize(), re.MULTILINE))
    assert not said & {"COMMENT", "LOCATION", "URL", "ORGANIZER", "ATTENDEE", "CATEGORIES"}
    told = re.findall(r"^DESCRIPTION:(.*)$", calendar.serialize(), re.MULTILINE)
    assert {words.strip() for words in told} == {"A quiet moment"}
    assert "alice" not in calendar.serialize().lower()


def test_an_event_keeps_its_id_and_no_two_share_one(alice: User, autumn: None) -> None:
    make_reminder(alice)
    make_reminder(alice, local_time=time(7))
    address = address_of(alice)

    first = [event.uid.value for event in events(address)]
    second = [event.uid.value for event in events(address)]

    assert first == second
    assert len(set(first)) == len(first) == 120


def test_one_that_was_put_off_moves_and_one_that_is_left_out_goes(
    alice: User, autumn: None
) -> None:
    reminder = make_reminder(alice)
    address = address_of(alice)
    before = events(address)
    rows = [
        {"local_date": NOW.date(), "due_at": NOW + timedelta(hours=10), "snoozed": 1},
        {"local_date": (NOW + DAY).date(), "due_at": NOW + DAY, "state": "skipped"},
    ]
    moved, _left_out = (
        Occurrence.objects.create(
            reminder=reminder,
            ready_at=None if "state" in row else row["due_at"],
            skipped_because="enough" if "state" in row else "",
            **row,
        )
        for row in rows
    )

    after = events(address)

    assert len(after) == len(before) - 1
    assert after[0].dtstart.value == moved.due_at
    assert after[0].uid.value == before[0].uid.value
    assert before[1].uid.value not in {event.uid.value for event in after}


def test_nothing_stands_in_a_pause_a_quiet_time_or_once_it_is_stopped(
    alice: User, autumn: None
) -> None:
    make_reminder(alice)
    address = address_of(alice)
    keep_quiet(client=alice, source_id=uuid4(), begins_at=NOW, ends_at=NOW + 7 * DAY)
    assert len(events(address)) == 53

    pause_all(client=alice, until=NOW + 10 * DAY)
    assert len(events(address)) == 50

    pause_all(client=alice)
    assert events(address) == []


def test_what_nobody_set_themselves_steps_back_before_what_they_did(
    alice: User, autumn: None
) -> None:
    make_reminder(alice, day_bits=1, local_time=time(9))
    make_reminder(alice, kind="arc", local_time=time(10))

    days = [event.dtstart.value.date() for event in events(address_of(alice))]

    assert len(days) == len(set(days)) == 60


def test_a_program_that_has_it_already_gets_nothing_again(alice: User, autumn: None) -> None:
    make_reminder(alice)
    address = address_of(alice)
    first = Client().get(address)

    again = Client().get(address, headers={"if-none-match": first["ETag"]})
    Reminder.objects.update(local_time=time(21))
    changed = Client().get(address, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert (changed.status_code, changed["ETag"] == first["ETag"]) == (200, False)


def test_a_new_address_ends_the_old_one_and_stopping_ends_both(alice: User) -> None:
    old = address_of(alice)
    new = address_of(alice)

    assert old != new
    assert [Client().get(url).status_code for url in (old, new)] == [404, 200]

    stop_feed(by=alice)
    assert Client().get(new).status_code == 404


def test_a_closed_account_has_no_calendar(alice: User) -> None:
    address = address_of(alice)
    User.objects.update(is_active=False)

    assert Client().get(address).status_code == 404


def test_an_address_nobody_has_says_nothing(alice: User, charlie: User) -> None:
    address = address_of(alice)
    guesses = [
        address[:-5] + ".ics",
        address.upper(),
        reverse("reminders:feed", args=["x"]),
        reverse("reminders:feed", args=[str(alice.public_id)]),
        reverse("reminders:feed", args=["x" * 5_000]),
        reverse("reminders:feed", args=["\x00"]),
    ]

    answers = [Client().get(guess) for guess in guesses]

    assert {answer.status_code for answer in answers} == {404}


def test_the_address_stands_in_no_column_and_on_no_page_but_its_owners(
    alice: User, charlie: User, client_for: ClientFor
) -> None:
    secret = address_of(alice).rpartition("/")[2].removesuffix(".ics")

    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM reminders_remindersettings t")
        stored = cursor.fetchone()[0]
    assert secret not in stored
    assert secret.encode().hex() not in stored
    assert secret in client_for(alice).get(SETTINGS).content.decode()
    assert secret not in client_for(charlie).get(SETTINGS).content.decode()


def test_it_reaches_no_log(alice: User, caplog: pytest.LogCaptureFixture) -> None:
    address = address_of(alice)
    secret = address.rpartition("/")[2]

    Client().get(address)
    Client().post(address)
    Client().get(address.replace(secret, secret[:-6] + ".ics"))

    said = "".join(JSONFormatter().format(record) for record in caplog.records)
    assert "reminders:feed" in said
    assert secret[:20] not in said


def test_it_sets_no_cookie_and_is_kept_by_no_cache(alice: User) -> None:
    answer = Client().get(address_of(alice))

    assert answer.cookies == {}
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"] == 'inline; filename="moments.ics"'


def test_a_hundred_reminders_cost_no_more_questions_than_one(
    alice: User, autumn: None, django_assert_num_queries: Any
) -> None:
    calendar_of(alice, now=NOW)  # the very first makes a key
    for count in (1, 3):
        for _ in range(count):
            make_reminder(alice)
        with django_assert_num_queries(5):
            calendar_of(alice, now=NOW)


def test_each_press_opens_the_settings_at_the_calendar_and_says_what_is_true(
    alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    said = []

    for press in ("make", "make", "stop"):
        answer = browser.post(reverse(f"reminders:feed-{press}"))
        assert answer.url.endswith("#calendar")
        said.append(str(browser.get(answer.url).context["said"].words))

    assert said == [
        "Your calendar has an address.",
        "Your calendar has a new address. The one before leads nowhere now.",
        "The calendar’s address leads nowhere now.",
    ]
    assert browser.get(f"{SETTINGS}?said=anything").context["said"] is None
