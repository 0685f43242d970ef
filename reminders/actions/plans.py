"""What a person's choice does to what is planned; every other action begins here.

A choice first locks the client's row, then reminders by number, then occurrences. What follows
from no choice begins further down (`answered` and `confirm` at the reminders, a worker at the
occurrences), never further up: so no two wait for each other in a circle.
"""

import uuid
from datetime import datetime

from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from reminders.models import Occurrence, Reminder, ReminderQuerySet


def locked_now(client: User) -> datetime:
    """Lock the client's row until the end of the transaction, and return the time after that."""
    User.objects.select_for_update(no_key=True).get(public_id=client.public_id)
    return timezone.now()


def locked(reminders: ReminderQuerySet) -> list[int]:
    """Lock these reminders, always in the same order: the planner must not add a row meanwhile."""
    return list(reminders.order_by("pk").select_for_update().values_list("pk", flat=True))


def unplan(reminders: ReminderQuerySet, now: datetime) -> None:
    """Drop what no worker holds, be it new or to be tried again.

    A row that a worker holds stays that day's only one. What its reader put off was promised: it
    waits unsent, and comes if they go on before its time; else it is left out.
    """
    planned = Occurrence.objects.planned().filter(reminder__in=locked(reminders))
    planned.filter(snoozed=0).delete()
    planned.filter(due_at__lte=now).update(
        state=Occurrence.State.SKIPPED, skipped_because=Occurrence.Skipped.LATE, ready_at=None
    )


def plan_afresh(reminders: ReminderQuerySet, now: datetime) -> None:
    """Drop what lies ahead and plan again from now, or from the end of a pause.

    What is due already, and what its reader put off, stays that day's only one.
    """
    theirs = locked(reminders)
    Occurrence.objects.ahead(now).filter(reminder__in=theirs).delete()
    Reminder.objects.filter(pk__in=theirs).update(
        planned_until=Greatest(Value(now), F("paused_until"))  # PostgreSQL's passes over nulls
    )


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
