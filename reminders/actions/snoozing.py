"""Put one reminder off: that same occurrence moves, and there is never a second one of it."""

from datetime import datetime, time, timedelta
from typing import Literal

from django.db import transaction
from django.db.models import F

from reminders.actions.deciding import NEAR, coming_on
from reminders.actions.plans import locked, locked_now, note
from reminders.actions.setting import AWAKE, change
from reminders.models import Occurrence, QuietSpell, Reminder
from reminders.schedule import (
    DAY,
    Rule,
    after_quiet,
    first_instant,
    moment_of,
    occurrences,
    own_day,
)
from reminders.zone_data import is_known, zone_here

By = Literal["hour", "tonight", "tomorrow"]
Outcome = Literal["moved", "enough", "quiet"]
HOUR = timedelta(hours=1)
EVENING = time(19, 30)
MOVES_FOR = timedelta(hours=24)  # after it came; later there is nothing left to move
MOST_SNOOZES = 12


@transaction.atomic
def snooze(occurrence: Occurrence, by: By, now: datetime) -> Outcome | None:
    """Move an occurrence by an hour, to tonight or to tomorrow; whoever does it is awake.

    Only `moved` changes it. `enough`: the day it would land on has another. `quiet`: it would
    land in a time kept quiet. None: another press or a worker was here since it was looked at.
    """
    client = occurrence.reminder.client
    locked_now(client)
    one = Reminder.objects.filter(pk=occurrence.reminder_id)
    locked(one)
    reminder = one.first()
    row = Occurrence.objects.select_for_update().filter(pk=occurrence.pk).first()
    if reminder is None or row is None or not can_move(reminder, row, now):
        return None
    resting = one.filter(rests_since__isnull=False)
    change(resting, now, by=None, client=client, action="woken", **AWAKE)
    one.update(unanswered=0)
    due_at = landing(reminder.rule, by, now)
    outcome = outcome_of(row, reminder, due_at)
    if outcome == "moved":
        move(row, due_at)
        note(client.public_id, None, reminder.public_id, "snoozed")
    return outcome


def can_move(reminder: Reminder, row: Occurrence, now: datetime) -> bool:
    """Say whether that one may still come at another time: it came, or was put off already."""
    if not reminder.is_active or reminder.is_paused(now) or not is_known(reminder.time_zone):
        return False
    is_here = row.state == Occurrence.State.SENT or row.is_put_off
    return is_here and now - MOVES_FOR < row.due_at and row.snoozed < MOST_SNOOZES


def landing(rule: Rule, by: By, now: datetime) -> datetime:
    """Return when it comes again; quiet hours move it to their end."""
    zone = zone_here(rule.zone)
    if by == "tomorrow":
        day = own_day(rule, now) + DAY
        return moment_of(rule, day) or after_quiet(rule, now + DAY, zone)
    in_an_hour = now + HOUR
    if by == "tonight":
        evening = first_instant(datetime.combine(own_day(rule, now), EVENING), zone)
        return after_quiet(rule, evening if evening > now else in_an_hour, zone)
    return after_quiet(rule, in_an_hour, zone)


def outcome_of(row: Occurrence, reminder: Reminder, due_at: datetime) -> Outcome:
    """Say whether it may land there: one a day is enough, and quiet is quiet."""
    if has_another(row, reminder, due_at):
        return "enough"
    if QuietSpell.objects.of(reminder.client_id).around(due_at).exists():
        return "quiet"
    return "moved"


def has_another(row: Occurrence, reminder: Reminder, due_at: datetime) -> bool:
    """Say whether the day it lands on has another one: sent, planned or still to be planned."""
    rule = reminder.rule
    day = own_day(rule, due_at)
    rows = Occurrence.objects.filter(reminder=reminder)
    if any(coming_on(day, due_at, rows.exclude(pk=row.pk))):
        return True
    settled = set(rows.filter(local_date__range=(day - NEAR, day + NEAR)).values_list("local_date"))
    ahead = occurrences(rule, max(reminder.planned_until, due_at - NEAR), due_at + NEAR)
    return any(own_day(rule, at) == day and (of,) not in settled for of, at in ahead)


def move(row: Occurrence, due_at: datetime) -> None:
    """Plan it again for another moment, as if it were new."""
    Occurrence.objects.filter(pk=row.pk).update(
        state=Occurrence.State.PLANNED,
        due_at=due_at,
        ready_at=due_at,
        snoozed=F("snoozed") + 1,
        attempt=0,
        is_unsure=False,
        sent_at=None,
    )
