"""Browsers are told by a real push service over TLS, which checks who asks and opens what came."""

import logging
import socket
import time
from collections.abc import Container, Iterator
from contextlib import closing
from datetime import timedelta
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from accounts.models import User
from reminders.actions import hold, keep_quiet, lease_due, send_due
from reminders.actions.places import MOST_PLACES, add_place, remove_place
from reminders.channels import Counters, deliver
from reminders.leases import LEASE
from reminders.mailing import Answer
from reminders.models import Occurrence, PushPlace, Reminder, ReminderSettings
from reminders.push_keys import public_key, service_of
from reminders.queries import database_now
from tests.conftest import ClientFor
from tests.reminders.conftest import make_due, make_reminder
from tests.reminders.places import FCM, Browser, PushService, a_place, b64, push_service

SETTINGS, ADD = reverse("reminders:settings"), reverse("reminders:browser-add")


@pytest.fixture
def service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> Iterator[PushService]:
    """Return the push service that is known and runs."""
    with push_service(tmp_path, monkeypatch, settings) as running:
        yield running


@pytest.fixture
def browser(alice: User, service: PushService) -> Browser:
    """Return alice's browser, which agreed to be told."""
    agreed = Browser()
    add_place(agreed.document(f"{service.origin}/push/first"), by=alice)
    return agreed


def remind(person: User) -> Reminder:
    reminder = make_reminder(person)
    make_due(reminder)
    send_due()
    return reminder


def ends() -> tuple[str, str]:
    return Occurrence.objects.values_list("state", "failed_because").get()


def test_a_browser_is_told_and_no_mail_goes(
    alice: User, service: PushService, browser: Browser, mailbox: list[EmailMessage]
) -> None:
    remind(alice)

    [(path, headers, body)] = service.came
    assert path == "/push/first"
    assert browser.open(body) == b"1"
    assert (headers["ttl"], headers["content-encoding"]) == ("1800", "aes128gcm")
    assert mailbox == []
    assert ends() == ("sent", "")


def test_it_says_who_asks_for_this_service_and_not_for_long(
    alice: User, service: PushService, browser: Browser
) -> None:
    remind(alice)

    claims = service.claims()
    assert claims["aud"] == service.origin
    assert claims["sub"] == "mailto:journal@localhost"
    assert claims["k"] == public_key()
    assert 0 < claims["exp"] - time.time() <= 24 * 3600


def test_everybody_is_told_the_same_and_nothing_names_anybody(
    alice: User, charlie: User, service: PushService
) -> None:
    browsers = [Browser(), Browser()]
    for person, each in zip((alice, charlie), browsers, strict=True):
        add_place(each.document(f"{service.origin}/push/x"), by=person)
        remind(person)

    (_, first, one), (_, second, other) = service.came
    assert browsers[0].open(one) == browsers[1].open(other)
    assert len(one) == len(other)
    assert {n for n in first if first[n] != second[n]} == {"authorization", "topic"}


def test_a_second_try_replaces_the_first(
    alice: User, service: PushService, browser: Browser
) -> None:
    service.status = 503
    remind(alice)
    assert ends() == ("planned", "")

    service.status = 201
    Occurrence.objects.update(ready_at=Occurrence.objects.get().due_at)
    send_due()

    topics = [headers["topic"] for _, headers, _ in service.came]
    assert len(topics) == 2
    assert len(set(topics)) == 1
    assert len(topics[0]) <= 32
    assert ends() == ("sent", "")


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten_and_a_mail_goes_instead(
    alice: User, service: PushService, browser: Browser, mailbox: list[EmailMessage], status: int
) -> None:
    service.status = status

    remind(alice)

    assert PushPlace.objects.count() == 0
    assert [mail["To"] for mail in mailbox] == ["alice@example.org"]
    assert ends() == ("sent", "")


@pytest.mark.parametrize("status", [400, 401, 403, 413])
def test_a_refusal_is_no_reason_for_silence(
    alice: User, service: PushService, browser: Browser, mailbox: list[EmailMessage], status: int
) -> None:
    service.status = status

    for _ in range(3):
        remind(alice) if not Occurrence.objects.exists() else send_due()
        Occurrence.objects.filter(state="planned").update(ready_at=Occurrence.objects.get().due_at)

    assert PushPlace.objects.count() == 1
    assert len(mailbox) == 1


def test_a_service_that_is_away_is_tried_again_and_then_a_mail_goes(
    alice: User, service: PushService, browser: Browser, mailbox: list[EmailMessage]
) -> None:
    service.status = 500
    remind(alice)

    for _ in range(2):
        assert mailbox == []
        Occurrence.objects.update(ready_at=Occurrence.objects.get().due_at)
        send_due()

    assert len(service.came) == 3
    assert len(mailbox) == 1
    assert ends() == ("sent", "")


def test_one_of_two_browsers_is_enough(
    alice: User, service: PushService, browser: Browser, mailbox: list[EmailMessage]
) -> None:
    add_place(a_place(FCM), by=alice)  # at no service that is known here

    remind(alice)

    assert len(service.came) == 1
    assert mailbox == []
    assert PushPlace.objects.count() == 2


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(
    alice: User, service: PushService, browser: Browser, status: int
) -> None:
    service.status, service.headers = status, {"Location": f"{service.origin}/elsewhere"}

    remind(alice)

    assert [path for path, _, _ in service.came] == ["/push/first"]


def test_a_service_that_nobody_vouches_for_is_told_nothing(
    alice: User, service: PushService, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")

    remind(alice)

    assert service.came == []


def test_a_silent_service_costs_a_few_seconds_at_most(
    alice: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reminders.pushing.WAIT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.PUSH_HOSTS = [f"localhost:{silent.getsockname()[1]}"]
        add_place(a_place(f"https://{settings.PUSH_HOSTS[0]}/push"), by=alice)

        remind(alice)

    assert ends() == ("planned", "")


def test_whoever_lost_the_row_while_a_browser_took_its_time_sends_no_mail(
    alice: User, service: PushService, browser: Browser, mailbox: list[EmailMessage]
) -> None:
    service.status = 403
    make_due(make_reminder(alice))
    now = database_now()
    [slow], [quick] = lease_due(1, now=now), lease_due(1, now=now + LEASE)

    with closing(Counters()) as counters:
        answers = [deliver(each, counters, is_ours=partial(hold, each)) for each in (slow, quick)]

    assert answers == [Answer.NOT_NOW, Answer.TAKEN]
    assert len(mailbox) == 1


def test_browsers_for_whom_no_time_is_left_are_told_another_time(
    alice: User, service: PushService, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reminders.pushing.MOST_SECONDS", 0)

    remind(alice)

    assert service.came == []
    assert ends() == ("planned", "")


@pytest.mark.parametrize(
    ("begins", "kept"), [(600, range(580, 601)), (7200, {1800}), (-60, {0})], ids=str
)
def test_it_is_kept_for_a_browser_that_is_off_until_quiet_hours_begin(
    alice: User, service: PushService, browser: Browser, begins: int, kept: Container[int]
) -> None:
    begin = database_now() + timedelta(seconds=begins)
    hours = {"quiet_from": begin.time(), "quiet_to": (begin + timedelta(hours=8)).time()}
    make_due(make_reminder(alice, **hours))

    send_due()

    [(_, headers, _)] = service.came
    assert int(headers["ttl"]) in kept


def test_it_is_not_kept_into_a_session_that_begins_soon(
    alice: User, service: PushService, browser: Browser
) -> None:
    make_due(make_reminder(alice))
    begins_at = database_now() + timedelta(minutes=10)
    keep_quiet(client=alice, source_id=uuid4(), begins_at=begins_at, ends_at=None)

    send_due()

    [(_, headers, _)] = service.came
    assert int(headers["ttl"]) in range(580, 601)


def test_a_service_no_longer_on_the_list_is_not_asked(
    alice: User, service: PushService, browser: Browser, settings: Any, mailbox: list[EmailMessage]
) -> None:
    settings.PUSH_HOSTS = ["fcm.googleapis.com"]

    remind(alice)

    assert service.came == []
    assert len(mailbox) == 1


def test_no_address_and_no_key_reaches_the_log(
    alice: User, service: PushService, browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    service.status = 500
    with caplog.at_level(logging.DEBUG):
        remind(alice)

    said = " ".join(record.getMessage() for record in caplog.records)
    assert "push not taken: 500" in said
    for secret in ("/push/first", service.origin, b64(browser.auth)):
        assert secret not in said


GOOD = [
    FCM,
    "https://fcm.googleapis.com:443/fcm/send/x",
    "https://updates.push.services.mozilla.com/wpush/v2/x",
    "https://web.push.apple.com/x?y=1",
    "https://wns2-par02p.notify.windows.com/w/?token=x",
]
BAD = [
    "",
    "fcm.googleapis.com/x",
    "http://fcm.googleapis.com/x",
    "ftp://fcm.googleapis.com/x",
    "https://localhost/x",
    "https://127.0.0.1/x",
    "https://[::1]/x",
    "https://169.254.169.254/latest/meta-data/",
    "https://postgres:5432/",
    "https://fcm.googleapis.com:22/x",
    "https://fcm.googleapis.com:99999/x",
    "https://fcm.googleapis.com.evil.example/x",
    "https://evil.example/fcm.googleapis.com",
    "https://evilfcm.googleapis.com/x",
    "https://evilpush.apple.com/x",
    "https://push.apple.com.evil.example/x",
    "https://.push.apple.com/x",
    "https://a..push.apple.com/x",
    f"https://{'a' * 64}.push.apple.com/x",
    "https://user@fcm.googleapis.com/x",
    "https://fcm.googleapis.com@evil.example/x",
    "https://fcm.googleapis.com\\@evil.example/x",
    "https://evil.example\\.push.apple.com/x",
    "https://evil.example/.push.apple.com",
    "https://evil.example?.push.apple.com",
    "https://evil.example#.push.apple.com",
    "https://fcm.googleapis.com/x#y",
    "https://fcm.googleapis.com/x\r\nHost: evil.example",
    "https://fcm.goo\ngleapis.com/x",
    " https://fcm.googleapis.com/x",
    "https://fcm.googleapis.com./x",
    "https://ｆcm.googleapis.com/x",
    "https://fcm.googleapis.com/" + "x" * 1_000,
    "//fcm.googleapis.com/x",
    "https:fcm.googleapis.com/x",
]


@pytest.mark.parametrize("endpoint", GOOD)
def test_the_services_of_browsers_makers_are_known(endpoint: str) -> None:
    assert service_of(endpoint)


@pytest.mark.parametrize("endpoint", BAD)
def test_any_other_address_is_refused_and_never_kept(
    alice: User, client_for: ClientFor, endpoint: str
) -> None:
    fields = a_place(endpoint).as_json()

    assert service_of(endpoint) is None
    assert client_for(alice).post(ADD, fields).status_code == 422
    assert not PushPlace.objects.exists()


@pytest.mark.parametrize(
    "broken",
    [
        {"p256dh": ""},
        {"p256dh": "AAAA"},
        {"p256dh": b64(b"\x04" + b"\x01" * 64)},
        {"p256dh": "!" * 87},
        {"p256dh": "ключ"},
        {"auth": "AAAA"},
        {"auth": b64(b"x" * 17)},
        {"auth": ""},
    ],
)
def test_keys_no_browser_gives_are_refused(
    alice: User, client_for: ClientFor, broken: dict[str, str]
) -> None:
    answer = client_for(alice).post(ADD, a_place().as_json() | broken)

    assert answer.status_code == 422
    assert not PushPlace.objects.exists()


def test_pressing_the_button_keeps_the_browser_sealed_and_takes_that_way(
    alice: User, client_for: ClientFor
) -> None:
    place = a_place()

    answer = client_for(alice).post(ADD, place.as_json())

    assert answer.url == f"{SETTINGS}?said=told#browsers"
    assert ReminderSettings.objects.get().way == "push"
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM reminders_pushplace t")
        stored = cursor.fetchone()[0]
    for secret in ("fcm", b"fcm.googleapis".hex(), place.auth, place.p256dh):
        assert secret not in stored


def test_the_same_browser_is_one_place_and_a_sixth_takes_the_oldest_ones(alice: User) -> None:
    add_place(a_place(), by=alice)
    first = PushPlace.objects.get().pk
    add_place(a_place(), by=alice)
    assert PushPlace.objects.count() == 1

    for number in range(MOST_PLACES):
        add_place(a_place(f"{FCM}{number}"), by=alice)

    assert PushPlace.objects.count() == MOST_PLACES
    assert not PushPlace.objects.filter(pk=first).exists()


def test_two_people_at_one_browser_cannot_be_told_by_the_database(
    alice: User, charlie: User
) -> None:
    for person in (alice, charlie):
        add_place(a_place(), by=person)

    assert len(set(PushPlace.objects.values_list("digest", flat=True))) == 2


def test_taking_the_last_one_away_brings_mails_back(
    alice: User, client_for: ClientFor, mailbox: list[EmailMessage]
) -> None:
    add_place(a_place(), by=alice)
    place = PushPlace.objects.get()

    client_for(alice).post(reverse("reminders:browser-remove", args=[place.public_id]))

    assert ReminderSettings.objects.get().way == "email"
    remind(alice)
    assert len(mailbox) == 1


def test_nobody_takes_away_or_sees_anothers_browser(
    alice: User, charlie: User, client_for: ClientFor
) -> None:
    add_place(a_place(), by=alice)
    place = PushPlace.objects.get()
    url = reverse("reminders:browser-remove", args=[place.public_id])

    assert client_for(charlie).post(url).status_code == 404
    remove_place(place, by=charlie)

    assert PushPlace.objects.count() == 1
    assert str(place.public_id) not in client_for(charlie).get(SETTINGS).content.decode()


def test_no_page_leads_elsewhere_afterwards(alice: User, client_for: ClientFor) -> None:
    for elsewhere in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        answer = client_for(alice).post(ADD, a_place().as_json() | {"next": elsewhere})
        assert answer.url == f"{SETTINGS}?said=told#browsers"
