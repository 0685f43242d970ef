"""One row that breaks, one service that is silent, one clerk who is slow: the others still come."""

import asyncio
import logging
import socket
import uuid
from contextlib import suppress
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import IntegrityError

from accounts.models import User
from encryption.keys import ensure_reminders_key
from encryption.readers import reminders_reader
from reminders.actions import send_due, sending
from reminders.actions.places import add_place
from reminders.leases import Lease
from reminders.mailing import Answer
from reminders.models import Occurrence, Reminder, WordsToSend
from tests.reminders.conftest import mail_server, make_due, make_many_due, make_reminder
from tests.reminders.places import Browser, a_place, push_service

MINUTE = timedelta(minutes=1)


def give_words_of_a_later_version(person: User) -> None:
    """Seal words with a field that this version does not know."""
    ensure_reminders_key(person.public_id)
    row = WordsToSend(public_id=uuid.uuid4(), client=person)
    row.seal_for(reminders_reader(person.public_id), {"subject": "x", "line": "y", "voice": "z"})
    row.save(force_insert=True)


def of(person: User) -> Occurrence:
    return Occurrence.objects.get(reminder__client=person)


def test_one_that_breaks_is_tried_later_and_said_at_the_end(
    alice: User,
    charlie: User,
    mailbox: list[EmailMessage],
    caplog: pytest.LogCaptureFixture,
) -> None:
    give_words_of_a_later_version(alice)
    broken = make_due(make_reminder(alice), ago=MINUTE)
    make_due(make_reminder(charlie))

    with pytest.raises(ExceptionGroup) as raised:
        send_due()

    assert [type(error) for error in raised.value.exceptions] == [TypeError]
    assert [mail["To"] for mail in mailbox] == ["charlie@example.org"]
    assert (of(alice).state, of(alice).attempt, of(charlie).state) == ("planned", 1, "sent")
    said = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    assert said == [f"occurrence {broken.pk} held up: TypeError"]


def test_what_is_out_and_cannot_be_written_down_goes_once_more_and_no_more(
    alice: User, mailbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_due(make_reminder(alice))

    def refused(lease: Lease) -> bool:
        raise IntegrityError

    monkeypatch.setitem(sending.AFTER, Answer.TAKEN, refused)

    for _ in range(4):
        with suppress(ExceptionGroup):
            send_due()
        Occurrence.objects.filter(state="planned").update(ready_at=of(alice).due_at)

    assert len(mailbox) == 2
    assert of(alice).failed_because == "unconfirmed"


def test_without_an_address_that_push_services_accept_a_mail_goes(
    alice: User, settings: Any, mailbox: list[EmailMessage]
) -> None:
    settings.PUSH_HOSTS = ["localhost:1"]
    settings.DEFAULT_FROM_EMAIL = "journal@mailhost"
    add_place(a_place("https://localhost:1/push"), by=alice)
    make_due(make_reminder(alice))

    assert send_due() == 1

    assert len(mailbox) == 1


def test_one_silence_of_a_push_service_is_enough_for_a_batch(
    alice: User,
    charlie: User,
    nora: User,
    settings: Any,
    mailbox: list[EmailMessage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reminders.pushing.WAIT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.PUSH_HOSTS = [f"localhost:{silent.getsockname()[1]}"]
        for person in (alice, charlie):
            for name in "ab":
                add_place(a_place(f"https://{settings.PUSH_HOSTS[0]}/{name}"), by=person)
            make_due(make_reminder(person), ago=MINUTE)
        make_due(make_reminder(nora))

        assert send_due() == 1

        assert connections_to(silent) == 1
    assert [mail["To"] for mail in mailbox] == ["nora@example.org"]
    assert (of(alice).state, of(charlie).state) == ("planned", "planned")


def connections_to(door: socket.socket) -> int:
    door.setblocking(False)
    count = 0
    while True:
        try:
            door.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1


def test_a_push_service_that_answers_a_byte_at_a_time_is_cut_off(
    alice: User, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reminders.pushing.TELLING_SECONDS", 0.5)
    with push_service(tmp_path, monkeypatch, settings) as service:
        service.drips = True
        add_place(Browser().document(f"{service.origin}/push"), by=alice)
        make_due(make_reminder(alice))

        assert send_due() == 0

        assert len(service.came) == 1
        assert not service.was_heard_out
    assert of(alice).state == "planned"


class SlowClerk:
    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        await asyncio.sleep(0.3)
        return "250 OK"


def test_what_nobody_came_to_in_time_is_given_back_and_counts_as_no_try(
    alice: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "BATCH_SECONDS", 0.2)
    make_many_due(alice, 3)
    seen: list[list[tuple[str, int]]] = []

    with mail_server(SlowClerk(), settings):
        for _ in range(3):
            send_due(shift=0.1)
            rows = Occurrence.objects.order_by("-state")
            seen.append(list(rows.values_list("state", "attempt")))

    sent, waits = ("sent", 1), ("planned", 0)
    assert seen == [[sent, waits, waits], [sent, sent, waits], [sent] * 3]
    assert Reminder.objects.filter(unanswered=1).count() == 3
