"""Why nothing comes of a reminder today although it is one of its days, so that nobody waits.

What is to come is told from its rule and from what keeps quiet, as the sender will; what is past
from the row that was closed.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from journal.models import Session
from practices.arc_days import is_around
from reminders.actions.answering import HALVED_AFTER
from reminders.models import Occurrence, QuietSpell, Reminder, ReminderQuerySet
from reminders.schedule import occurrences, own_day

NEAR = timedelta(days=2)  # longer than quiet hours and a day's end move anything
STATE, SKIPPED = Occurrence.State, Occurrence.Skipped


class Why(StrEnum):
    """What there is to say."""

    RESTING = "resting"  # until it is asked for again
    SESSION = "session"
    QUIET = "quiet"  # a pause, or a lighter time
    CAME = "came"  # today's did, before it was set to another time
    FEWER = "fewer"
    FAULT = "fault"  # ours


def with_today(reminders: ReminderQuerySet, now: datetime | None = None) -> ReminderQuerySet:
    """Bring with each what keeps its person quiet and how its last days went, in one query."""
    now = now or timezone.now()
    sessions = Session.objects.filter(public_id=OuterRef("source_id"))
    spells = QuietSpell.objects.filter(client_id=OuterRef("client_id")).values(
        said=JSONObject(begins="begins_at", ends="ends_at", is_session=Exists(sessions))
    )
    rows = Occurrence.objects.filter(reminder=OuterRef("pk"), due_at__gt=now - NEAR).values(
        said=JSONObject(
            on="local_date",
            due="due_at",
            state="state",
            skipped="skipped_because",
            snoozed="snoozed",
        )
    )
    return reminders.annotate(
        spells=ArraySubquery(spells),
        rows=ArraySubquery(rows),
        keeps=F("client__reminder_settings__keeps_coming"),
    )


def none_today(reminder: Reminder, now: datetime | None = None) -> Why | None:
    """Say why none of today's comes, or why fewer do; nothing where there is nothing to say."""
    now = now or timezone.now()
    if reminder.is_paused(now):  # the page says so of all of them
        return None
    if reminder.rests_since:
        return Why.RESTING
    reasons = list(reasons_of(reminder, now))
    if reasons and all(reasons):
        return reasons[0]
    is_halved = reminder.unanswered >= HALVED_AFTER and not reminder.keeps  # type: ignore[attr-defined]
    return Why.FEWER if is_halved else None


def reasons_of(reminder: Reminder, now: datetime) -> Iterator[Why | None]:
    """For each that today asks for, why it does not come, or nothing."""
    spells: list[dict[str, Any]] = reminder.spells  # type: ignore[attr-defined]
    rows = {date.fromisoformat(row["on"]): row for row in reminder.rows}  # type: ignore[attr-defined]
    for day, due_at in todays(reminder, now):
        row = rows.get(day)
        if row and row["state"] != STATE.PLANNED:
            yield why_closed(row, spells) or (Why.CAME if due_at > now else None)
        elif row or due_at > now:
            yield why_quiet(datetime.fromisoformat(row["due"]) if row else due_at, spells)


def todays(reminder: Reminder, now: datetime) -> list[tuple[date, datetime]]:
    """What its rule asks for on the person's own day, be it moved there by quiet hours."""
    rule = reminder.rule
    try:
        near = list(occurrences(rule, now - NEAR, now + NEAR))
        today = own_day(rule, now)
    except ZoneInfoNotFoundError:  # planning tells the operator
        return []
    return [(day, due_at) for day, due_at in near if own_day(rule, due_at) == today]


def why_closed(row: dict[str, Any], spells: Iterable[dict[str, Any]]) -> Why | None:
    """Why one did not come; nothing of one that came, or for which another did."""
    if row["state"] in (STATE.LEASED, STATE.SENT) or row["skipped"] == SKIPPED.ENOUGH:
        return None
    if row["snoozed"] and row["skipped"] == SKIPPED.LATE:  # it came, and was put off into a rest
        return None
    if row["skipped"] == SKIPPED.RESTING:
        return Why.FEWER
    if row["skipped"] == SKIPPED.QUIET:
        return why_quiet(datetime.fromisoformat(row["due"]), spells) or Why.QUIET
    return Why.FAULT


def why_quiet(moment: datetime, spells: Iterable[dict[str, Any]]) -> Why | None:
    """Whose quiet a moment falls into, a session's before any other."""
    around = [spell for spell in spells if is_around(spell, moment)]
    if not around:
        return None
    return Why.SESSION if any(spell["is_session"] for spell in around) else Why.QUIET
