"""Short words for what these tests make."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from accounts.models import User
from audit.queries import events_for
from encryption.readers import owner_reader
from practices.documents import LogDocument, PlannedDocument
from practices.models import PlannedPractice, PracticeLog


def done(day: int) -> dict[str, Any]:
    """What a fresh form says about a day of November 2026."""
    return {"form_id": uuid4(), "done_on": date(2026, 11, day)}


def logs_of(client: User) -> list[LogDocument]:
    """Every log of a client that is kept, opened, oldest first."""
    reader = owner_reader(client.public_id)
    rows = PracticeLog.objects.of(client).kept().order_by("pk")
    return [LogDocument.from_json(row.open_for(reader)) for row in rows]


def plan_of(client: User) -> list[PlannedDocument]:
    """Everything in a client's plan, opened, oldest first."""
    reader = owner_reader(client.public_id)
    rows = PlannedPractice.objects.of(client).kept().order_by("pk")
    return [PlannedDocument.from_json(row.open_for(reader)) for row in rows]


@contextmanager
def no_events_of(kind: str) -> Iterator[None]:
    """Let PostgreSQL refuse every event of one kind, inside the test's own transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE audit_event ADD CONSTRAINT broken CHECK (kind <> %s) NOT VALID", [kind]
        )
    yield


def events_of(client: User, kind: str) -> list[str]:
    """What the trail tells of one kind of thing, oldest first."""
    return [event.action for event in events_for(client.public_id) if event.kind == kind][::-1]


def events_about(subject: UUID) -> list[str]:
    """What the trail tells of one subject, oldest first."""
    return [event.action for event in events_for(subject)][::-1]
