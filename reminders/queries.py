"""What pages and the tick ask."""

import uuid
from datetime import datetime

from django.db import connection
from django.utils import timezone

from accounts.models import User
from reminders.models import Occurrence, Reminder


def reminder_for(kind: str, source_id: uuid.UUID) -> Reminder | None:
    """Return the reminder of one thing, running or stopped."""
    return Reminder.objects.filter(kind=kind, source_id=source_id).first()


def reminders_paused(client: User) -> bool:
    return Reminder.objects.of(client.public_id).paused(timezone.now()).exists()


def due_count(now: datetime, most: int) -> int:
    """Count what is due, looking no further than `most`."""
    return Occurrence.objects.due(now)[:most].count()


def database_now() -> datetime:
    """Return the database's clock: the one clock that every worker shares."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_timestamp()")
        (now,) = cursor.fetchone()
    moment: datetime = now
    return moment
