"""A mail server that has a mail and does not say so in time: it may arrive, so not ten times."""

import asyncio
import socket
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email import message_from_bytes
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from accounts.models import User
from reminders.actions import retire_stale, retry_now, send_due
from reminders.models import STALE_AFTER, Occurrence
from reminders.queries import database_now
from tests.reminders.conftest import mail_server, make_due, make_many_due, make_reminder

MINUTE = timedelta(minutes=1)
Manners = Callable[[SMTP], Any]


class Clerk:
    """Takes every mail, which is what counts, and then shows its manners."""

    def __init__(self, *manners: Manners) -> None:
        self.manners = list(manners)
        self.taken: Counter[str] = Counter()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.taken[message_from_bytes(envelope.content or b"")["Message-ID"]] += 1
        if self.manners:
            await self.manners.pop(0)(server)
        return "250 OK"


async def hang_up(server: SMTP) -> None:
    server.transport.abort()


async def say_nothing(server: SMTP) -> None:
    await asyncio.sleep(1)


async def talk_nonsense(server: SMTP) -> None:
    await server.push("what was that")


@pytest.fixture(autouse=True)
def _hurried(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EMAIL_TIMEOUT = 0.2
    monkeypatch.setattr("reminders.mailing.MOST_SECONDS", 0.6)


def send_whatever_waits(rounds: int) -> None:
    """Let the minutes go by, round after round."""
    for _ in range(rounds):
        send_due()
        due_at = Occurrence.objects.get().due_at
        Occurrence.objects.filter(state="planned").update(ready_at=due_at)


@pytest.mark.parametrize("manners", [hang_up, say_nothing, talk_nonsense])
def test_what_may_have_arrived_is_sent_once_more_and_then_given_up(
    alice: User, settings: Any, manners: Manners
) -> None:
    make_due(make_reminder(alice))
    clerk = Clerk(*[manners] * 8)

    with mail_server(clerk, settings):
        send_whatever_waits(8)

    assert list(clerk.taken.values()) == [2]
    row = Occurrence.objects.get()
    assert (row.state, row.failed_because, row.attempt) == ("failed", "unconfirmed", 2)
    assert retry_now(now=database_now()) == 0


def test_a_clerk_who_thinks_for_longer_than_a_command_may_take_is_waited_for(
    alice: User, settings: Any
) -> None:
    async def think(server: SMTP) -> None:
        await asyncio.sleep(0.35)

    make_many_due(alice, 2)
    clerk = Clerk(think, think)

    with mail_server(clerk, settings):
        assert send_due() == 2

    assert set(clerk.taken.values()) == {1}


def test_the_second_time_it_is_taken_and_said_so(alice: User, settings: Any) -> None:
    make_due(make_reminder(alice))

    with mail_server(Clerk(hang_up), settings):
        send_whatever_waits(2)

    assert Occurrence.objects.get().state == "sent"


def test_one_silence_is_enough_for_a_batch(alice: User, settings: Any) -> None:
    make_many_due(alice, 5)
    clerk = Clerk(*[say_nothing] * 5)

    with mail_server(clerk, settings):
        assert send_due() == 0

    assert clerk.taken.total() == 1


def test_what_grew_stale_after_a_silence_is_recorded_as_unconfirmed(alice: User) -> None:
    make_due(make_reminder(alice), ago=STALE_AFTER + MINUTE, attempt=1, is_unsure=True)

    retire_stale(now=database_now())

    assert Occurrence.objects.get().failed_because == "unconfirmed"


def test_a_server_that_answers_a_byte_at_a_time_is_cut_off(alice: User, settings: Any) -> None:
    """Each byte comes in time, and the line of them would last for four seconds."""
    make_due(make_reminder(alice))
    with socket.create_server(("127.0.0.1", 0)) as door, ThreadPoolExecutor(1) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = door.getsockname()
        came_to_an_end = server.submit(greet_and_drip, door)

        assert send_due() == 0

        assert not came_to_an_end.result()
    assert Occurrence.objects.get().state == "planned"


def greet_and_drip(door: socket.socket) -> bool:
    """Say whether the other side listened to the end."""
    line, _ = door.accept()
    with line, line.makefile("rb") as asked:
        for said in (b"220 here\r\n", b"250 hello\r\n"):
            line.sendall(said)
            asked.readline()
        try:
            for _ in range(40):
                line.sendall(b"2")
                time.sleep(0.1)
        except OSError:
            return False
    return True
