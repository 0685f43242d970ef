"""The tick: plan ahead, retire what is stale, and say how many workers to wake."""

from datetime import datetime, timedelta
from math import ceil

from reminders.actions.beating import PART, beat, beats, is_first_this_minute
from reminders.actions.delivery import retire_stale
from reminders.actions.planning import PLAN_FROM, plan_ahead
from reminders.actions.sending import BATCH
from reminders.actions.zones import follow_zone_rules, tell_of_unknown_zones
from reminders.models import Occurrence, Reminder
from reminders.queries import due_count

MOST_WAKES = 8
SENDER_IS_HEARD_OF = timedelta(seconds=55)  # woken so often also when nothing is due


def tick(*, now: datetime) -> int:
    """Do what the time asks for; twice or late makes no difference. Return the wakes needed."""
    last = beats()
    follow_zone_rules(now=now)
    if is_first_this_minute(last.get(PART.PLANNER), now):
        tell_of_unknown_zones(now=now)
    if Reminder.objects.to_plan(before=now + PLAN_FROM).exists():
        plan_ahead(now=now)
    beat(PART.PLANNER, now, last.get(PART.PLANNER))
    heard_of = last.get(PART.SENDER)
    is_silent = heard_of is None or heard_of < now - SENDER_IS_HEARD_OF
    return max(wakes_needed(now), int(is_silent))


def wakes_needed(now: datetime) -> int:
    """Return a wake for each batch that is due, once what is stale is retired."""
    if not Occurrence.objects.ready(now).exists():
        return 0
    retire_stale(now=now)
    return ceil(due_count(now, BATCH * MOST_WAKES) / BATCH)
