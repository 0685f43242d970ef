"""What a press on a mail's page does: move that one, rest for a week, or stop."""

from datetime import datetime, timedelta
from typing import Literal, cast

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from reminders.access import Linked
from reminders.actions import pause_all, snooze, stop_reminder
from reminders.actions.plans import locked, locked_now
from reminders.forms.later import STOP, WEEK
from reminders.models import Occurrence, Reminder
from reminders.queries import reminders_paused
from reminders.queries_later import can_move

A_WEEK = timedelta(days=7)
By = Literal["hour", "tonight", "tomorrow"]


def choose(linked: Linked, choice: str) -> None:
    """Do what was chosen; a page that has grown old changes nothing it does not show."""
    now = timezone.now()
    if choice == WEEK:
        rest_a_week(linked.reminder.client)
    elif choice == STOP:
        stop_reminder(by=None, reminder=linked.reminder)
    elif linked.occurrence is not None:
        put_off(linked.reminder, linked.occurrence, cast(By, choice), now)


@transaction.atomic
def put_off(reminder: Reminder, occurrence: Occurrence, by: By, now: datetime) -> None:
    """Move it, unless another press or a worker has been here since it was looked at."""
    locked_now(reminder.client)
    locked(Reminder.objects.filter(pk=reminder.pk))
    reminder.refresh_from_db()
    row = Occurrence.objects.filter(pk=occurrence.pk).select_for_update().first()
    if row is not None and can_move(Linked(reminder, row.local_date, row), now):
        snooze(row, by, now)


@transaction.atomic
def rest_a_week(client: User) -> None:
    """Pause everything for a week; a pause that stands already is not cut short."""
    now = locked_now(client)
    if not reminders_paused(client):
        pause_all(client=client, until=now + A_WEEK)
