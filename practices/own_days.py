"""The day it is for a person: by the clock where they are, and by when their own day ends.

What is said at half past midnight, of a day that ends at three, belongs to the evening's day.
"""

from datetime import date, datetime, time, timedelta

from django.db.models import Case, DateField, Exists, Value, When
from django.utils import timezone

from accounts.models import User
from accounts.places import clock
from reminders.models import ReminderSettings
from reminders.queries import hours_chosen

DAY = timedelta(days=1)


def own_today(client: User) -> date:
    """The one rule. Where their day ends is asked for once; a query that joins it brings it."""
    return own_day(timezone.now(), client.time_zone, day_ends_at(client))


def own_day(moment: datetime, zone: str, day_ends: time) -> date:
    """Which day a moment belongs to, for somebody there whose day ends then."""
    wall = wall_at(moment, zone)
    return wall.date() - DAY * (wall.time() < day_ends)


def wall_at(moment: datetime, zone: str) -> datetime:
    """What the clock on the wall shows there."""
    return moment.astimezone(clock(zone)).replace(tzinfo=None)


def day_ends_at(client: User) -> time:
    """When this person's own day ends; at midnight unless they said otherwise."""
    return hours_chosen(getattr(client, "reminder_settings", None)).day_ends_at


def day_asked(client: User, away: timedelta = timedelta(0)) -> Case:
    """The same day, or one so far from it, for a query that asks of many things at once.

    That query looks up where the day ends, and saves one of its own.
    """
    wall = wall_at(timezone.now(), client.time_zone)
    ends_later = ReminderSettings.objects.filter(client=client, day_ends_at__gt=wall.time())
    today = wall.date() + away
    return Case(
        When(Exists(ends_later), then=Value(today - DAY)),
        default=Value(today),
        output_field=DateField(),
    )
