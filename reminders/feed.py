"""A person's reminders as a calendar of the next sixty days. It names nothing.

Each event is one moment in UTC: no zone tables, so every calendar program shows it right. An
event keeps its id when it is put off, and the text stays the same as long as nothing changes. It
names no METHOD: with one, a program may take a moved event for an old copy of the one it has.
"""

import hashlib
import hmac
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfoNotFoundError

from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from accounts.models import User
from encryption.purposes import purpose_key
from reminders.models import Occurrence, QuietSpell, Reminder, ReminderSettings
from reminders.schedule import occurrences, own_day

AHEAD = timedelta(days=60)
LONG = timedelta(minutes=10)
OFTEN = timedelta(hours=6)  # how often a calendar program may ask


class Planned(NamedTuple):
    """One moment of one reminder."""

    due_at: datetime
    reminder: Reminder
    local_date: date


def calendar_of(client: User, *, now: datetime) -> bytes:
    """Return the calendar as text."""
    calendar = Calendar()
    calendar.add("prodid", "-//Quiet moments//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Quiet moments"))
    calendar.add("refresh-interval", OFTEN, parameters={"value": "DURATION"})
    made_at, key = made(client), purpose_key("calendar ids")
    for planned in ahead(client, now):
        calendar.add_component(event_of(planned, made_at, key))
    text: bytes = calendar.to_ical()
    return text


def event_of(planned: Planned, made_at: datetime, key: bytes) -> Event:
    event = Event()
    event.add("uid", str(event_id(planned, key)))
    event.add("dtstamp", made_at)
    event.add("dtstart", planned.due_at.astimezone(UTC))
    event.add("duration", LONG)
    event.add("summary", _("A quiet moment"))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")  # nobody who looks for a free hour sees it
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("A quiet moment"))
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event


def event_id(planned: Planned, key: bytes) -> uuid.UUID:
    """Return an id that nobody works out from a mail: the two cannot be laid side by side."""
    named = planned.reminder.public_id.bytes + planned.local_date.isoformat().encode()
    return uuid.UUID(bytes=hmac.digest(key, named, "sha256")[:16])


def made(client: User) -> datetime:
    """Return when the address was made: a stamp that does not change with every asking."""
    found = ReminderSettings.objects.filter(client=client).values_list("feed_made_at", flat=True)
    return found.first() or datetime(2026, 1, 1, tzinfo=UTC)


def ahead(client: User, now: datetime) -> list[Planned]:
    """Return what comes in the next sixty days, in order; nothing while it is quiet or rests."""
    spells = list(QuietSpell.objects.of(client.public_id))
    reminders = Reminder.objects.of(client.public_id).filter(is_active=True, rests_since=None)
    rows = rows_of(client, now)
    found = [
        planned
        for reminder in reminders
        for planned in moments_of(reminder, now, rows)
        if not is_quiet(planned.due_at, spells)
    ]
    return sorted(one_a_day(found), key=lambda planned: (planned.due_at, planned.reminder.pk))


def moments_of(
    reminder: Reminder, now: datetime, rows: dict[tuple[int, date], Occurrence]
) -> Iterator[Planned]:
    """Yield a reminder's moments; a row that is planned or closed already knows better."""
    if reminder.is_paused(now) and reminder.paused_until is None:
        return
    start = max(now, reminder.paused_until or now)
    try:
        for local_date, due_at in occurrences(reminder.rule, start, now + AHEAD):
            if (reminder.pk, local_date) not in rows:
                yield Planned(due_at, reminder, local_date)
    except ZoneInfoNotFoundError:
        return
    for (pk, local_date), row in rows.items():
        if pk == reminder.pk and is_coming(row, start):
            yield Planned(row.due_at, reminder, local_date)


def rows_of(client: User, now: datetime) -> dict[tuple[int, date], Occurrence]:
    """Return what is planned or was settled for days around now, by reminder and day."""
    rows = Occurrence.objects.filter(reminder__client=client, due_at__gt=now - timedelta(days=3))
    return {(row.reminder_id, row.local_date): row for row in rows}


def is_coming(row: Occurrence, start: datetime) -> bool:
    return row.state in {Occurrence.State.PLANNED, Occurrence.State.LEASED} and row.due_at >= start


def is_quiet(moment: datetime, spells: list[QuietSpell]) -> bool:
    return any(
        spell.begins_at <= moment and (spell.ends_at is None or moment < spell.ends_at)
        for spell in spells
    )


def one_a_day(found: list[Planned]) -> Iterator[Planned]:
    """Leave out what nobody set themselves on days on which something else comes."""
    arc = Reminder.Kind.ARC
    own_days = {day_of(planned) for planned in found if planned.reminder.kind != arc}
    for planned in found:
        if planned.reminder.kind != arc or day_of(planned) not in own_days:
            yield planned


def day_of(planned: Planned) -> date:
    """Return on which of its person's days it comes, which quiet hours may have moved."""
    return own_day(planned.reminder.rule, planned.due_at)


def etag_of(calendar: bytes) -> str:
    return f'"{hashlib.sha256(calendar).hexdigest()[:32]}"'
