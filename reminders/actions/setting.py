"""The client's own choices: set, stop, move to another zone, and erase.

Every write to a client's reminders first locks the client's row, so two of them never cross.
"""

import uuid
from collections.abc import Collection
from datetime import datetime, time
from zoneinfo import available_timezones

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from reminders.models import Occurrence, Reminder, ReminderQuerySet


class UnknownZone(ValueError):
    """Not a zone of the IANA database."""


@transaction.atomic
def set_reminder(
    *,
    by: User,
    client: User,
    kind: str,
    source_id: uuid.UUID,
    days: Collection[int],
    local_time: time,
    time_zone: str,
    quiet_from: time | None = None,
    quiet_to: time | None = None,
) -> Reminder:
    """Set or change the reminder of one thing; what was planned for it is planned anew.

    While the client's reminders are paused, a new one waits with them.
    """
    now = locked_now(client)
    paused_at, paused_until = standing_pause(client, now)
    reminder, _ = Reminder.objects.update_or_create(
        kind=kind,
        source_id=source_id,
        client=client,
        defaults={
            "day_bits": sum(1 << day for day in set(days)),
            "local_time": local_time,
            "time_zone": known_zone(time_zone),
            "quiet_from": quiet_from,
            "quiet_to": quiet_to,
            "is_active": True,
            "paused_at": paused_at,
            "paused_until": paused_until,
            "planned_until": paused_until or now,
        },
    )
    unplan(Reminder.objects.filter(pk=reminder.pk))
    note(reminder.client_id, by, reminder.public_id, "set")
    return reminder


@transaction.atomic
def stop_reminder(*, by: User, reminder: Reminder) -> None:
    """Stop one reminder; setting it again starts it again."""
    locked_now(reminder.client)
    running = Reminder.objects.filter(pk=reminder.pk, is_active=True)
    unplan(running)
    if running.update(is_active=False):
        note(reminder.client_id, by, reminder.public_id, "stopped")


@transaction.atomic
def move_time_zone(*, by: User, client: User, zone: str) -> None:
    """Let every reminder follow the clock of another zone from now on."""
    now = locked_now(client)
    moved = Reminder.objects.of(client.public_id).exclude(time_zone=known_zone(zone))
    plan_afresh(moved, now)
    if moved.update(time_zone=zone):
        note(client.public_id, by, client.public_id, "moved")


@transaction.atomic
def erase_reminders(*, client: User) -> None:
    """Forget every reminder and occurrence, as part of erasing the client."""
    locked_now(client)
    theirs = Reminder.objects.of(client.public_id)
    list(theirs.select_for_update().values_list("pk"))  # the planner must not add a row meanwhile
    theirs.delete()


def locked_now(client: User) -> datetime:
    """Lock the client's row until the end of the transaction, and return the time after that."""
    User.objects.select_for_update(no_key=True).get(public_id=client.public_id)
    return timezone.now()


def standing_pause(client: User, now: datetime) -> tuple[datetime | None, datetime | None]:
    """Return when the client's pause began and ends; nothing and nothing without one."""
    paused = Reminder.objects.of(client.public_id).paused(now)
    return paused.values_list("paused_at", "paused_until").first() or (None, None)


def known_zone(zone: str) -> str:
    if zone not in available_timezones():
        raise UnknownZone(zone)
    return zone


def unplan(reminders: ReminderQuerySet) -> None:
    """Drop what nobody has begun to send; a row that a worker holds stays that day's only one."""
    locked = list(reminders.select_for_update().values_list("pk", flat=True))
    Occurrence.objects.planned().filter(reminder__in=locked).delete()


def plan_afresh(reminders: ReminderQuerySet, start: datetime) -> None:
    """Drop what is planned and let the planner begin again at `start`."""
    unplan(reminders)
    reminders.update(planned_until=start)


def note(subject: uuid.UUID, by: User | None, object_id: uuid.UUID, action: str) -> None:
    """Leave an audit event: ids and a verb."""
    record(
        subject=subject,
        actor=by.public_id if by else None,
        kind="reminder",
        object_id=object_id,
        action=action,
        outcome="ok",
    )
