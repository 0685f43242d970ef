"""The tick: plan ahead, retire what is stale, and say how many workers to wake."""

from datetime import datetime
from math import ceil

from reminders.actions.delivery import retire_stale
from reminders.actions.planning import PLAN_FROM, plan_ahead
from reminders.actions.sending import BATCH
from reminders.models import Occurrence, Reminder
from reminders.queries import due_count

MOST_WAKES = 8


def tick(*, now: datetime) -> int:
    """Do what the time asks for; twice or late makes no difference. Return the wakes needed."""
    if Reminder.objects.to_plan(before=now + PLAN_FROM).exists():
        plan_ahead(now=now)
    if not Occurrence.objects.ready(now).exists():
        return 0
    retire_stale(now=now)
    return ceil(due_count(now, BATCH * MOST_WAKES) / BATCH)
