"""What a press on a mail's page does: move that one, rest for a week, or stop."""

from datetime import datetime, time
from typing import cast

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from reminders.actions.pausing import pause_all
from reminders.actions.plans import locked_now
from reminders.actions.setting import stop_reminder
from reminders.actions.snoozing import By, Outcome, snooze
from reminders.actions.taking_back import Done
from reminders.models import Occurrence, Reminder
from reminders.queries import hours_of, reminders_paused
from reminders.schedule import DAY, Rule, day_begins, own_day

WEEK, STOP = "week", "stop"


def choose(reminder: Reminder, occurrence: Occurrence | None, choice: str) -> Outcome | Done | None:
    """Do what was chosen; a page that has grown old changes nothing it does not show."""
    if choice == WEEK:
        return "rests" if rest_a_week(reminder.client) else None
    if choice == STOP:
        return "stopped" if stop_reminder(by=None, reminder=reminder) else None
    if occurrence is not None:
        return snooze(occurrence, cast(By, choice), timezone.now())
    return None


@transaction.atomic
def rest_a_week(client: User) -> bool:
    """Pause everything until this day of next week; a pause that stands is not cut short."""
    now = locked_now(client)
    if reminders_paused(client):
        return False
    pause_all(client=client, until=in_a_week(client, now))
    return True


def in_a_week(client: User, now: datetime) -> datetime:
    """Return when that day begins, so that the first that comes again is the whole day's."""
    clock = Rule(frozenset(), time(), client.time_zone, day_ends=hours_of(client).day_ends_at)
    return day_begins(clock, own_day(clock, now) + 7 * DAY)
