"""The client's own choices: set, stop, move to another zone."""

import uuid
from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction

from accounts.models import User
from reminders.actions.plans import locked_now, note, plan_afresh, unplan
from reminders.models import Reminder, ReminderQuerySet
from reminders.queries import hours_of

AWAKE: dict[str, Any] = {"unanswered": 0, "rests_since": None}


class UnknownZone(ValueError):
    """Not a zone of the IANA database."""


@transaction.atomic
def set_reminder(
    *,
    by: User | None,
    client: User,
    kind: str,
    source_id: uuid.UUID,
    days: Collection[int] = (),
    dates: Collection[date] = (),
    local_time: time,
    time_zone: str,
    quiet_from: time | None = None,
    quiet_to: time | None = None,
    day_ends_at: time | None = None,
) -> Reminder:
    """Set or change the reminder of one thing; what lies ahead of it is planned anew.

    Dates count instead of weekdays. In a pause a new one waits with the others. When nobody did
    it (`by=None`: dates that follow a session), one that was stopped or that rests stays so.
    """
    now = locked_now(client)
    chosen = {
        "day_bits": 0 if dates else sum(1 << day for day in set(days)),
        "dates": sorted(set(dates)),
        "local_time": local_time,
        "time_zone": known_zone(time_zone),
        "quiet_from": quiet_from,
        "quiet_to": quiet_to,
        "day_ends_at": hours_of(client).day_ends_at if day_ends_at is None else day_ends_at,
    }
    thing: dict[str, Any] = {"kind": kind, "source_id": source_id, "client": client}
    unplan(Reminder.objects.filter(**thing, is_active=False), now)
    waiting = standing_pause(client, now)
    reminder, _ = Reminder.objects.update_or_create(
        **thing,
        defaults=chosen | ({"is_active": True} | AWAKE | waiting if by else {}),
        create_defaults=chosen | waiting | {"planned_until": now},
    )
    plan_afresh(Reminder.objects.filter(pk=reminder.pk), now)
    note(reminder.client_id, by, reminder.public_id, "set")
    return reminder


@transaction.atomic
def stop_reminder(*, by: User | None, reminder: Reminder) -> bool:
    """Stop one reminder, and say whether it ran; setting it again starts it again."""
    now = locked_now(reminder.client)
    running = Reminder.objects.filter(pk=reminder.pk, is_active=True)
    unplan(running, now)
    ran = running.update(is_active=False)
    if ran:
        note(reminder.client_id, by, reminder.public_id, "stopped")
    return bool(ran)


@transaction.atomic
def start_again(*, by: User | None, reminder: Reminder) -> None:
    """Let one that was stopped come again as it was, from now on; a pause that stands holds."""
    now = locked_now(reminder.client)
    stopped = Reminder.objects.filter(pk=reminder.pk, is_active=False)
    unplan(stopped, now)
    if stopped.exists():
        one = Reminder.objects.filter(pk=reminder.pk)
        change(one, now, by=by, client=reminder.client, action="started", is_active=True, **AWAKE)


@transaction.atomic
def move_time_zone(*, by: User, client: User, zone: str) -> None:
    """Let every reminder follow the clock of another zone from now on."""
    now = locked_now(client)
    moved = Reminder.objects.of(client.public_id).exclude(time_zone=known_zone(zone))
    change(moved, now, by=by, client=client, action="moved", time_zone=zone)


def change(
    reminders: ReminderQuerySet,
    now: datetime,
    *,
    by: User | None,
    client: User,
    action: str,
    **fields: Any,
) -> None:
    """Change these reminders and plan them anew; nothing to change leaves no trace."""
    theirs = list(reminders.values_list("pk", flat=True))
    changed = Reminder.objects.filter(pk__in=theirs)
    plan_afresh(changed, now)
    if changed.update(**fields):
        note(client.public_id, by, client.public_id, action)


def standing_pause(client: User, now: datetime) -> dict[str, datetime | None]:
    """Return when the client's pause began and ends; two nothings without one."""
    paused = Reminder.objects.of(client.public_id).paused(now)
    found = paused.values_list("paused_at", "paused_until").first() or (None, None)
    return dict(zip(("paused_at", "paused_until"), found, strict=True))


def known_zone(zone: str) -> str:
    if zone not in available_timezones():
        raise UnknownZone(zone)
    return zone
