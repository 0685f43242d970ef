"""Mail servers and push services with bad manners: what was due still comes, and comes once."""

import asyncio
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from accounts.models import User
from reminders.actions import send_due
from reminders.actions.choosing import Wish, choose_ways
from reminders.actions.places import add_place
from reminders.choices import row_of
from reminders.models import Occurrence
from reminders.wording import Words
from tests.reminders.conftest import mail_server, make_due, make_many_due, make_reminder
from tests.reminders.places import Browser, push_service


class Clerk:
    """A mail server that waits, or says something; what it does not refuse it took."""

    def __init__(self, *replies: str | float) -> None:
        self.replies = list(replies)
        self.taken: list[str] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Answer as told; a number is for how many seconds it says nothing."""
        reply = self.replies.pop(0) if self.replies else "250 OK"
        if isinstance(reply, float) or reply.startswith("250"):
            self.taken.append(message_from_bytes(envelope.content or b"")["Message-ID"])
        if isinstance(reply, float):
            await asyncio.sleep(reply)
            return "250 OK"
        return reply


def ready_again() -> None:
    Occurrence.objects.filter(state="planned").update(
        ready_at=Occurrence.objects.order_by("due_at").first().due_at
    )


def states() -> list[str]:
    return sorted(Occurrence.objects.values_list("state", flat=True))


def write_words(person: User) -> None:
    row = row_of(person)
    words = Words("The blue cup", "By the window.")
    choose_ways(
        Wish("email", row.quiet_from, row.quiet_to, row.day_ends_at, True, words), by=person
    )


@pytest.mark.parametrize(
    ("reply", "after"),
    [(0.5, "sent"), ("451 out of breath", "planned"), ("554 not wanted", "failed")],
    ids=["slow", "4xx", "5xx"],
)
def test_own_words_meet_the_same_answers_as_neutral_ones(
    alice: User, settings: Any, reply: str | float, after: str
) -> None:
    write_words(alice)
    make_due(make_reminder(alice))
    settings.EMAIL_TIMEOUT = 0.3

    with mail_server(Clerk(reply), settings):
        send_due()

    assert states() == [after]


def test_a_slow_server_takes_each_mail_once_when_it_has_recovered(
    alice: User, settings: Any
) -> None:
    make_many_due(alice, 3)
    settings.EMAIL_TIMEOUT = 0.3
    clerk = Clerk(0.5, "451 later", "250 OK")

    with mail_server(clerk, settings):
        assert send_due() == 2
        ready_again()
        assert send_due() == 1

    assert states() == ["sent"] * 3
    assert len(clerk.taken) == len(set(clerk.taken)) == 3


def test_when_neither_browser_nor_mail_server_answers_it_is_put_off_and_comes_later(
    alice: User, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with push_service(tmp_path, monkeypatch, settings) as service:
        add_place(Browser().document(f"{service.origin}/push"), by=alice)
        make_due(make_reminder(alice))
        service.status = 410
        host, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
        assert send_due() == 0
        assert states() == ["planned"]

        settings.EMAIL_PORT = host
        ready_again()
        assert send_due() == 1

    assert states() == ["sent"]
    assert len(service.came) == 1


def test_one_persons_trouble_is_not_the_next_ones(
    alice: User, charlie: User, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with push_service(tmp_path, monkeypatch, settings) as service:
        add_place(Browser().document(f"{service.origin}/push"), by=alice)
        service.status = 500
        for person in (alice, charlie):
            make_due(make_reminder(person))

        assert send_due() == 1

    assert states() == ["planned", "sent"]
