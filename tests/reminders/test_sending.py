"""Sending over real SMTP, to mail servers with good and bad manners."""

import asyncio
import logging
import socket
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import OperationalError

from accounts.models import User
from reminders.actions import pause_all, send_due, sending, tick
from reminders.actions.delivery import confirm
from reminders.leases import Lease
from reminders.mailing import Answer
from reminders.models import Occurrence, message_id
from reminders.queries import database_now
from tests.reminders.conftest import mail_server, make_due, make_many_due, make_reminder

Reply = Callable[[int], str]


class Clerk:
    """A mail server that answers the n-th RCPT and the n-th DATA as it is told."""

    def __init__(self, rcpt: Reply = lambda n: "250 OK", data: Reply = lambda n: "250 OK") -> None:
        self.rcpt, self.data = rcpt, data
        self.rcpts = self.datas = 0
        self.taken: list[str] = []

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.rcpts += 1
        reply = self.rcpt(self.rcpts)
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.datas += 1
        reply = self.data(self.datas)
        if reply == "drop" or reply.startswith("250"):
            self.taken.extend(envelope.rcpt_tos)
        if reply == "drop":
            server.transport.abort()
            await asyncio.sleep(0)
        return reply


def states() -> list[tuple[str, str]]:
    return sorted(Occurrence.objects.values_list("state", "failed_because"))


def test_what_is_due_is_sent_once(alice: User, mailbox: list[EmailMessage]) -> None:
    rows = make_many_due(alice, 30)

    assert send_due() == 30
    assert send_due() == 0

    ids = sorted(message["Message-ID"] for message in mailbox)
    own = [message_id(row.reminder.public_id, row.local_date) for row in rows]
    assert ids == sorted(f"<{one}@localhost>" for one in own)
    assert set(states()) == {("sent", "")}


@pytest.mark.parametrize(
    ("clerk", "ends"),
    [
        (Clerk(rcpt=lambda n: "550 5.1.1 no such person"), ("failed", "refused")),
        (Clerk(rcpt=lambda n: "450 4.2.0 try later"), ("planned", "")),
        (Clerk(data=lambda n: "554 5.6.0 not wanted"), ("failed", "refused")),
        (Clerk(data=lambda n: "451 4.3.0 out of breath"), ("planned", "")),
        (Clerk(rcpt=lambda n: "421 4.3.2 closing"), ("planned", "")),
        (Clerk(data=lambda n: "drop"), ("planned", "")),
    ],
    ids=["5xx rcpt", "4xx rcpt", "5xx data", "4xx data", "421", "dropped after the message"],
)
def test_an_answer_is_final_or_asks_to_come_back(
    alice: User, settings: Any, clerk: Clerk, ends: tuple[str, str]
) -> None:
    make_many_due(alice, 2)

    with mail_server(clerk, settings):
        assert send_due() == 0

    assert states() == [ends, ends]


@pytest.mark.parametrize("reply", ["450 later", "550 never", "421 closing"])
def test_one_refused_mail_does_not_hold_up_the_next(alice: User, settings: Any, reply: str) -> None:
    make_many_due(alice, 5)
    clerk = Clerk(rcpt=lambda n: reply if n == 2 else "250 OK")

    with mail_server(clerk, settings):
        assert send_due() == 4

    assert len(clerk.taken) == 4


def test_a_dropped_connection_is_opened_again_for_the_next(alice: User, settings: Any) -> None:
    make_many_due(alice, 3)
    clerk = Clerk(data=lambda n: "drop" if n == 1 else "250 OK")

    with mail_server(clerk, settings):
        assert send_due() == 2

    assert states() == [("planned", ""), ("sent", ""), ("sent", "")]


def test_a_mail_server_that_hangs_costs_one_timeout_for_a_batch(alice: User, settings: Any) -> None:
    make_many_due(alice, 10)
    settings.EMAIL_TIMEOUT = 0.3

    with socket.create_server(("127.0.0.1", 0)) as silent:  # it accepts, and never says a word
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        before = database_now()
        assert send_due() == 0

    assert database_now() - before < timedelta(seconds=2)
    assert set(states()) == {("planned", "")}


def test_no_mail_server_at_all_only_puts_mails_off(alice: User, settings: Any) -> None:
    make_many_due(alice, 3)
    settings.EMAIL_PORT = 1

    assert send_due() == 0

    assert set(Occurrence.objects.values_list("state", "attempt")) == {("planned", 1)}


def test_an_address_no_mail_can_carry_fails_alone(
    alice: User, charlie: User, mailbox: list[EmailMessage]
) -> None:
    charlie.email = "char lie\n@@nowhere"
    charlie.save()
    make_due(make_reminder(charlie), ago=timedelta(minutes=1))
    make_due(make_reminder(alice))

    assert send_due() == 1

    assert states() == [("failed", "refused"), ("sent", "")]
    assert [message["To"] for message in mailbox] == ["alice@example.org"]


def test_no_address_reaches_the_log(
    alice: User, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    make_many_due(alice, 2)

    with (
        caplog.at_level(logging.DEBUG),
        mail_server(Clerk(rcpt=lambda n: "550 no alice@example.org here"), settings),
    ):
        send_due()

    ours = [record for record in caplog.records if record.name.startswith("reminders")]
    assert len(ours) == 2
    assert "example.org" not in " ".join(record.getMessage() for record in ours)


def test_a_refused_address_is_not_tried_again(alice: User, settings: Any) -> None:
    make_many_due(alice, 1)
    clerk = Clerk(rcpt=lambda n: "550 no such person")

    with mail_server(clerk, settings):
        send_due()
        tick(now=database_now() + timedelta(hours=1))
        send_due()

    assert clerk.rcpts == 1


def test_what_is_paused_between_lease_and_sending_stays_unsent(
    alice: User, mailbox: list[EmailMessage]
) -> None:
    make_many_due(alice, 3)

    leases = sending.lease_due(3, now=database_now())
    pause_all(client=alice)

    assert sending.send_batch(leases, []) == 0
    assert mailbox == []


def test_a_mail_that_is_out_is_confirmed_through_a_database_that_was_away(
    alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_many_due(alice, 1)
    [lease] = sending.lease_due(1, now=database_now())
    answers = iter([OperationalError("starting up"), OperationalError("starting up"), None])

    def shaky(held: Lease) -> bool:
        if error := next(answers):
            raise error
        return confirm(held)

    monkeypatch.setitem(sending.AFTER, Answer.TAKEN, shaky)
    monkeypatch.setattr(sending.connection, "close", lambda: None)  # it holds the test's rows
    monkeypatch.setattr(sending, "BREATH_SECONDS", 0.01)

    sending.settle(lease, Answer.TAKEN)

    assert states() == [("sent", "")]
