"""What a press on a mail's page does: move that one, rest for a week, or stop."""

from datetime import timedelta
from typing import Literal, cast

from django.utils import timezone

from reminders.access import Linked
from reminders.actions import pause_all, snooze, stop_reminder
from reminders.forms.later import STOP, WEEK
from reminders.queries import reminders_paused
from reminders.queries_later import can_move

A_WEEK = timedelta(days=7)
By = Literal["hour", "tonight", "tomorrow"]


def choose(linked: Linked, choice: str) -> None:
    """Do what was chosen; a page that has grown old changes nothing it does not show."""
    now = timezone.now()
    if choice == WEEK:
        rest_a_week(linked)
    elif choice == STOP:
        stop_reminder(by=None, reminder=linked.reminder)
    elif linked.occurrence is not None and can_move(linked, now):
        snooze(linked.occurrence, cast(By, choice), now)


def rest_a_week(linked: Linked) -> None:
    """Pause everything for a week; a pause that stands already is not cut short."""
    client = linked.reminder.client
    if not reminders_paused(client):
        pause_all(client=client, until=timezone.now() + A_WEEK)
