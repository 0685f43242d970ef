"""Signs of life: heartbeats, the ping that stops when we do, and the daily self-test."""

import logging
import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.conf import settings as django_settings

from accounts.models import User
from reminders import dead_man, tasks
from reminders.actions import send_self_test, tick
from reminders.actions.beating import PART, beat, sender_came_through
from reminders.models import Heartbeat
from reminders.queries import database_now
from tests.reminders.conftest import make_due, make_many_due, make_reminder

MINUTE = timedelta(minutes=1)


@pytest.fixture
def watcher(settings: Any) -> Iterator[list[str]]:
    """Return what a dead-man switch outside was asked."""
    asked: list[str] = []

    class Watcher(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(500 if "broken" in self.path else 200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Watcher) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.DEAD_MAN_URL = f"http://127.0.0.1:{server.server_port}/secret"
        yield asked
        server.shutdown()


def last(part: str) -> Any:
    return Heartbeat.objects.filter(part=part).values_list("beat_at", flat=True).first()


def test_a_tick_and_a_wake_leave_their_signs(db: None) -> None:
    tasks.tick()
    tasks.send_due()

    now = database_now()
    assert all(now - MINUTE < last(part) <= now for part in (PART.PLANNER, PART.SENDER))


def test_a_sign_is_left_once_a_minute(db: None) -> None:
    now = database_now()

    assert beat(PART.PLANNER, now)
    assert not beat(PART.PLANNER, now + MINUTE / 2)
    assert last(PART.PLANNER) == now
    assert beat(PART.PLANNER, now + MINUTE)


def test_a_sender_that_is_not_heard_of_is_woken_though_nothing_is_due(db: None) -> None:
    now = database_now()

    assert tick(now=now) == 1
    beat(PART.SENDER, now)
    assert tick(now=now + MINUTE / 2) == 0
    assert tick(now=now + MINUTE) == 1


def test_while_planner_and_sender_live_the_watcher_is_told_once_a_minute(
    db: None, watcher: list[str]
) -> None:
    for _ in range(3):
        tasks.tick()
        tasks.send_due()

    assert watcher == ["/secret"]


def test_without_a_planner_the_watcher_hears_nothing(db: None, watcher: list[str]) -> None:
    now = database_now()
    sender_came_through(now)
    beat(PART.PLANNER, now)
    sender_came_through(now + 6 * MINUTE)

    assert watcher == []


def test_while_no_mail_server_takes_anything_the_watcher_hears_nothing(
    alice: User, watcher: list[str], settings: Any
) -> None:
    settings.EMAIL_PORT = 1
    make_due(make_reminder(alice), ago=6 * MINUTE)

    tasks.tick()
    tasks.send_due()

    assert (watcher, last(PART.SENDER) is not None) == ([], True)


def test_a_sender_that_breaks_leaves_no_sign(
    db: None, watcher: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks.tick()

    def broken() -> None:
        raise RuntimeError

    monkeypatch.setattr("reminders.actions.send_due", broken)
    with pytest.raises(RuntimeError):
        tasks.send_due()

    assert (watcher, last(PART.SENDER)) == ([], None)


@pytest.mark.parametrize("way", ["broken", "refused", "silent", "no address"])
def test_a_watcher_that_fails_holds_nothing_up(
    alice: User,
    watcher: list[str],
    settings: Any,
    mailbox: list[EmailMessage],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    monkeypatch.setattr(dead_man, "PATIENCE_SECONDS", 0.3)
    make_many_due(alice, 1)
    with socket.create_server(("127.0.0.1", 0)) as silent, caplog.at_level(logging.WARNING):
        settings.DEAD_MAN_URL = {
            "broken": settings.DEAD_MAN_URL + "/broken",
            "refused": "http://127.0.0.1:1/secret",
            "silent": f"http://127.0.0.1:{silent.getsockname()[1]}/secret",
            "no address": "file:///etc/passwd",
        }[way]
        tasks.tick()
        tasks.send_due()

    assert len(mailbox) == 1
    assert ("not reached" in caplog.text) == (way != "no address")
    assert "secret" not in caplog.text


def test_the_self_test_goes_once_a_day(
    db: None, settings: Any, mailbox: list[EmailMessage]
) -> None:
    settings.OPERATOR_EMAIL = "operator@example.org"
    now = database_now()

    sent = [send_self_test(now=now + n * 60 * MINUTE) for n in range(0, 30)]

    assert [n for n, went in enumerate(sent) if went] == [0, 24]
    assert [mail["To"] for mail in mailbox] == ["operator@example.org"] * 2
    assert mailbox[0]["Message-ID"] != mailbox[1]["Message-ID"]


def test_a_self_test_that_no_server_took_is_made_up_for(
    db: None, settings: Any, mailbox: list[EmailMessage]
) -> None:
    settings.OPERATOR_EMAIL = "operator@example.org"
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    now = database_now()

    assert not send_self_test(now=now)
    assert last(PART.SELF_TEST) is None
    settings.EMAIL_PORT = port
    assert send_self_test(now=now + 60 * MINUTE)

    assert len(mailbox) == 1


def test_without_an_operator_no_self_test_goes(
    db: None, settings: Any, mailbox: list[EmailMessage]
) -> None:
    settings.OPERATOR_EMAIL = ""

    tasks.send_self_test()

    assert (mailbox, last(PART.SELF_TEST)) == ([], None)


def test_beat_asks_for_the_self_test_every_hour() -> None:
    asked = django_settings.CELERY_BEAT_SCHEDULE["self-test"]

    assert (asked["task"], asked["schedule"]) == ("reminders.send_self_test", 3600.0)
