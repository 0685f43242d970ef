"""What came today or is due: a quiet line on the pages of the journal."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from reminders.choices import Choices, choices_of
from reminders.models import Occurrence, is_paused_at
from reminders.schedule import own_day
from reminders.zone_data import clock_of

A_DAY_AND_MORE = timedelta(hours=36)


@dataclass(frozen=True)
class Came:
    """One of today's: when, and what for; the rooms above know what that is."""

    at: datetime
    kind: str
    source_id: UUID
    name: str = ""
    url: str = ""


@dataclass(frozen=True)
class Today:
    """What there is to say today, oldest first, on the person's own clock."""

    on: date
    came: tuple[Came, ...]

    def __bool__(self) -> bool:
        return bool(self.came)


def reminders_today(client: User, chosen: Choices | None = None) -> Today:
    """Return what came on the person's own day; nothing once they said they are done with it."""
    now = timezone.now()
    todays = [row for row in lately(client, now) if is_of_today(row, now)]
    on = max((own_day(row.reminder.rule, now) for row in todays), default=now.date())
    if not todays or (chosen or choices_of(client)).document.done_on == on.isoformat():
        return Today(on, ())
    return Today(on, tuple(shown(row) for row in todays))


def is_of_today(row: Occurrence, now: datetime) -> bool:
    """Say whether it came on the day it is now, be it moved there by quiet hours or its reader."""
    rule = row.reminder.rule
    return own_day(rule, row.due_at) == own_day(rule, now)


def lately(client: User, now: datetime) -> list[Occurrence]:
    """Return what came or fell due since yesterday, oldest first."""
    return list(rows_for_today(client, now).select_related("reminder").order_by("due_at"))


def rows_for_today(client: User, now: datetime | None = None) -> QuerySet[Occurrence]:
    """Return the rows without which there is nothing to say."""
    now = now or timezone.now()
    since = Occurrence.objects.filter(due_at__gt=now - A_DAY_AND_MORE, due_at__lte=now)
    theirs = since.filter(reminder__client=client, state__in=Occurrence.COMING)
    silent = is_paused_at(now, "reminder__") | Q(reminder__is_active=False)
    return theirs.exclude(silent, state=Occurrence.State.PLANNED)


def shown(row: Occurrence) -> Came:
    reminder = row.reminder
    at = row.due_at.astimezone(clock_of(reminder.time_zone))
    return Came(at, reminder.kind, reminder.source_id)
