"""What pages and the tick ask."""

import uuid
from dataclasses import dataclass
from datetime import datetime, time

from django.db import connection
from django.utils import timezone

from accounts.models import User
from reminders.models import Occurrence, Reminder, ReminderSettings
from reminders.schedule import MIDNIGHT, QUIET_FROM, QUIET_TO


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours a person wants kept, or what holds until they say otherwise."""

    quiet_from: time | None = QUIET_FROM
    quiet_to: time | None = QUIET_TO
    day_ends_at: time = MIDNIGHT
    keeps_coming: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """All of a person's reminders rest; without an end until they start them again."""

    until: datetime | None


def reminder_for(kind: str, source_id: uuid.UUID) -> Reminder | None:
    """Return the reminder of one thing, running or stopped."""
    return Reminder.objects.filter(kind=kind, source_id=source_id).first()


def reminders_paused(client: User) -> bool:
    return standing_pause(client) is not None


def standing_pause(client: User) -> Pause | None:
    """Return the pause of all reminders that stands, if one does."""
    paused = Reminder.objects.of(client.public_id).paused(timezone.now())
    ends = paused.values_list("paused_until", flat=True)[:1]
    return next((Pause(until) for until in ends), None)


def hours_of(client: User) -> Hours:
    chosen = ReminderSettings.objects.of(client.public_id).values_list(
        "quiet_from", "quiet_to", "day_ends_at", "keeps_coming"
    )
    found = chosen.first()
    return Hours(*found) if found else Hours()


def hours_chosen(row: ReminderSettings | None) -> Hours:
    """Return the hours of a row that was found with something else."""
    if row is None:
        return Hours()
    return Hours(row.quiet_from, row.quiet_to, row.day_ends_at, row.keeps_coming)


def still_wanted(client: User) -> list[Reminder]:
    """Return those that rest, being unanswered: what the journal asks about, once, inside."""
    resting = Reminder.objects.of(client.public_id).filter(
        is_active=True, rests_since__isnull=False
    )
    return list(resting.order_by("rests_since", "pk"))


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
