"""The reminder of a planned practice. The room `reminders` keeps it and writes the audit event."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import time

from django.db import transaction

from accounts.access import hold_client
from accounts.models import User
from practices.access import planned_of
from practices.models import PlannedPractice
from reminders.actions import pause_all, set_reminder, stop_reminder
from reminders.models import Reminder
from reminders.queries import hours_of, reminder_for


@dataclass(frozen=True)
class Wish:
    """When the person would like to be reminded."""

    days: Collection[int]
    local_time: time
    time_zone: str


@transaction.atomic
def edit_reminder(planned: PlannedPractice, wish: Wish, *, by: User) -> Reminder:
    """Start or change the reminder of a planned practice; the quiet hours are those of all."""
    hold_client(by)
    hours = hours_of(by)
    planned = planned_of(by, planned.public_id)
    return set_reminder(
        by=by,
        client=by,
        kind=Reminder.Kind.PRACTICE,
        source_id=planned.public_id,
        days=wish.days,
        local_time=wish.local_time,
        time_zone=wish.time_zone,
        quiet_from=hours.quiet_from,
        quiet_to=hours.quiet_to,
        day_ends_at=hours.day_ends_at,
    )


@transaction.atomic
def stop_reminder_of(planned: PlannedPractice, *, by: User) -> None:
    """Switch the reminder off; its days and time stay for another time."""
    reminder = reminder_for(Reminder.Kind.PRACTICE, planned.public_id)
    if reminder:
        stop_reminder(by=by, reminder=reminder)


def pause_reminders(*, by: User) -> None:
    """Pause every reminder of this person, until they start them again."""
    pause_all(client=by, by=by)
