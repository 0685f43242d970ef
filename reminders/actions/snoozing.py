"""Put one reminder off: that same occurrence moves, and there is never a second one of it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from reminders.actions.plans import locked, locked_now, note
from reminders.actions.setting import AWAKE, change
from reminders.models import Occurrence, QuietSpell, Reminder
from reminders.schedule import DAY, Rule, after_quiet, first_instant, moment_of, own_day

By = Literal["hour", "tonight", "tomorrow"]
Outcome = Literal["moved", "enough", "quiet", "off"]
HOUR = timedelta(hours=1)
EVENING = time(19, 30)


@dataclass(frozen=True, slots=True)
class Snoozed:
    """What became of it, to be said honestly.

    `moved`: it comes again at `due_at`. `enough`: the day it would land on has its own, which
    comes (or came) at `due_at`. `quiet`: it would land in a time kept quiet, so it does not
    come. `off`: the reminder is stopped or paused, and nothing was changed.
    """

    outcome: Outcome
    due_at: datetime | None = None


@transaction.atomic
def snooze(occurrence: Occurrence, by: By, now: datetime) -> Snoozed:
    """Move an occurrence by an hour, to tonight or to tomorrow; whoever does it is awake."""
    client = occurrence.reminder.client
    locked_now(client)
    one = Reminder.objects.filter(pk=occurrence.reminder_id)
    locked(one)
    reminder = one.first()
    if reminder is None or not reminder.is_active or reminder.is_paused(now):
        return Snoozed("off")
    row = Occurrence.objects.select_for_update().get(pk=occurrence.pk)
    resting = one.filter(rests_since__isnull=False)
    change(resting, now, by=None, client=client, action="woken", **AWAKE)
    one.update(unanswered=0)
    due_at = landing(reminder.rule, by, now)
    result = outcome_of(row, reminder, due_at)
    settle(row, result)
    note(client.public_id, None, reminder.public_id, "snoozed")
    return result


def landing(rule: Rule, by: By, now: datetime) -> datetime:
    """Return when it comes again; quiet hours move it to their end."""
    zone = ZoneInfo(rule.zone)
    if by == "tomorrow":
        day = own_day(rule, now) + DAY
        return moment_of(rule, day) or after_quiet(rule, now + DAY, zone)
    in_an_hour = now + HOUR
    if by == "tonight":
        evening = first_instant(datetime.combine(own_day(rule, now), EVENING), zone)
        return after_quiet(rule, evening if evening > now else in_an_hour, zone)
    return after_quiet(rule, in_an_hour, zone)


def outcome_of(row: Occurrence, reminder: Reminder, due_at: datetime) -> Snoozed:
    """Say whether it may land there: one a day is enough, and quiet is quiet."""
    if (own := own_one_of(row, reminder, due_at)) is not None:
        return Snoozed("enough", own)
    spells = QuietSpell.objects.of(reminder.client_id)
    if spells.around(due_at).exists():
        return Snoozed("quiet")
    return Snoozed("moved", due_at)


def own_one_of(row: Occurrence, reminder: Reminder, due_at: datetime) -> datetime | None:
    """Return when the day it lands on has its own one, sent, planned or still to be planned."""
    day = own_day(reminder.rule, due_at)
    if day == row.local_date:
        return None
    there = Occurrence.objects.filter(reminder=reminder, local_date=day).first()
    if there is not None:
        return there.due_at if there.state in Occurrence.COMING else None
    is_chosen = day in reminder.dates if reminder.dates else day.weekday() in reminder.days
    own = moment_of(reminder.rule, day) if is_chosen else None
    return own if own is not None and own >= reminder.planned_until else None


def settle(row: Occurrence, result: Snoozed) -> None:
    """Write it: planned again for another moment, or left out for a reason."""
    state, why = Occurrence.State, Occurrence.Skipped
    kept = Occurrence.objects.filter(pk=row.pk)
    if result.outcome == "moved":
        kept.update(
            state=state.PLANNED,
            due_at=result.due_at,
            ready_at=result.due_at,
            snoozed=F("snoozed") + 1,
            attempt=0,
            sent_at=None,
            skipped_because="",
            failed_because="",
        )
        return
    reason = why.ENOUGH if result.outcome == "enough" else why.QUIET
    kept.update(
        state=state.SKIPPED,
        ready_at=None,
        snoozed=F("snoozed") + 1,
        sent_at=None,
        skipped_because=reason,
        failed_because="",
    )
