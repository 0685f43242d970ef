"""Reminders and due occurrences to start from."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from accounts.models import User
from integration_journal.embedded.mail import MailServer
from reminders.models import Occurrence, Reminder

MONDAY_NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def make_reminder(client: User, **fields: Any) -> Reminder:
    """Make a daily reminder at 8 in the evening, UTC, planned up to Monday noon."""
    usual = {
        "kind": "practice",
        "source_id": uuid.uuid4(),
        "day_bits": 0b1111111,
        "local_time": time(20),
        "time_zone": "UTC",
        "planned_until": MONDAY_NOON,
    }
    return Reminder.objects.create(client=client, **usual | fields)


def make_due(
    reminder: Reminder, ago: timedelta = timedelta(seconds=1), **fields: Any
) -> Occurrence:
    """Make an occurrence that fell due a moment ago, by the real clock."""
    due_at = datetime.now(UTC) - ago
    usual = {"local_date": due_at.date(), "due_at": due_at, "ready_at": due_at}
    return Occurrence.objects.create(reminder=reminder, **usual | fields)


def make_many_due(client: User, count: int) -> list[Occurrence]:
    return [make_due(make_reminder(client)) for _ in range(count)]


@contextmanager
def mail_server(handler: object, settings: Any) -> Iterator[None]:
    """Run a mail server with manners of its own, and send our mail there."""
    server = MailServer(list)
    server.handler = handler
    server.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    try:
        yield
    finally:
        server.stop()


@pytest.fixture
def evening(alice: User) -> Reminder:
    """Return alice's daily reminder."""
    return make_reminder(alice)
