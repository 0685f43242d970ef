"""Reminders of an intention: on its review days, and every day for whoever asks for that.

Each is a reminder of its own; the room `reminders` keeps it and writes the audit event.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import User
from practices.access_intentions import intention_of
from practices.models import Intention
from reminders.actions import forget_reminder, set_reminder, stop_reminder
from reminders.models import Reminder
from reminders.queries import hours_of, reminder_for

REVIEWS, DAILY = "reviews", "daily"
BOTH = (REVIEWS, DAILY)
EVENING = time(19, 30)
EVERY_DAY = range(7)


@dataclass(frozen=True)
class OfIntention:
    """Which reminders of an intention run, and when they come: in the evening, unless it was said.

    One for its days is only told of while a day is to come.
    """

    reviews: Reminder | None
    daily: Reminder | None
    days: list[date]

    @property
    def reminds_reviews(self) -> bool:
        return bool(self.days and self.reviews and self.reviews.is_active)

    @property
    def reminds_daily(self) -> bool:
        return bool(self.daily and self.daily.is_active)

    @property
    def at(self) -> time:
        said = filter(None, (self.reviews, self.daily))
        return next((reminder.local_time for reminder in said), EVENING)


def reminders_of(row: Intention) -> OfIntention:
    """Both, running or stopped, in one query."""
    sources = {source_of(row.public_id, which): which for which in BOTH}
    found = Reminder.objects.filter(kind=Reminder.Kind.INTENTION, source_id__in=sources)
    by = {sources[each.source_id]: each for each in found}
    return OfIntention(by.get(REVIEWS), by.get(DAILY), days_to_come(row))


@transaction.atomic
def set_reminders(row: Intention, wanted: Collection[str], at: time, *, by: User) -> None:
    """Let these reminders run at this time, and stop the others."""
    hold_client(by)
    row = intention_of(by, row.public_id)
    for which in BOTH:
        if which in wanted:
            start(row, which, at=at, by=by)
        else:
            stop(row, which, by=by)


def follow(row: Intention, *, reminds: bool | None, by: User) -> None:
    """Keep the review days' reminder in step with those days, and with what the page said."""
    reminder = reminder_of(row, REVIEWS)
    was_on = bool(reminder and reminder.is_active)
    if reminds is False or (reminds is None and not was_on):
        stop(row, REVIEWS, by=by)
    elif not (reminder and was_on and reminder.dates == days_to_come(row)):
        start(row, REVIEWS, by=by)


def let_wait(row: Intention, *, by: User) -> tuple[str, ...]:
    """Stop what runs, and say what that was."""
    running = tuple(which for which in BOTH if is_on(row, which))
    for which in running:
        stop(row, which, by=by)
    return running


def take_up(row: Intention, waiting: Collection[str], *, by: User) -> None:
    """Start again what waited."""
    for which in waiting:
        start(row, which, by=by)


def start(row: Intention, which: str, *, by: User, at: time | None = None) -> None:
    """Start one, or change it; without a review day to come there is nothing to say."""
    dates = [] if which == DAILY else days_to_come(row)
    if which == REVIEWS and not dates:
        stop(row, which, by=by)
        return
    hours = hours_of(by)
    set_reminder(
        by=by,
        client=by,
        kind=Reminder.Kind.INTENTION,
        source_id=source_of(row.public_id, which),
        days=EVERY_DAY if which == DAILY else (),
        dates=dates,
        local_time=at or reminders_of(row).at,
        time_zone=by.time_zone,
        quiet_from=hours.quiet_from,
        quiet_to=hours.quiet_to,
    )


def stop(row: Intention, which: str, *, by: User) -> None:
    reminder = reminder_of(row, which)
    if reminder and reminder.is_active:
        stop_reminder(by=by, reminder=reminder)


def forget(row: Intention) -> None:
    """Both go with the intention."""
    for reminder in filter(None, (reminder_of(row, which) for which in BOTH)):
        forget_reminder(reminder)


def source_of(intention_id: UUID, which: str) -> UUID:
    """The thing a reminder is for: one thing has one reminder, so the daily one is another."""
    return intention_id if which == REVIEWS else uuid5(intention_id, which)


def reminder_of(row: Intention, which: str) -> Reminder | None:
    return reminder_for(Reminder.Kind.INTENTION, source_of(row.public_id, which))


def is_on(row: Intention, which: str) -> bool:
    reminder = reminder_of(row, which)
    return bool(reminder and reminder.is_active)


def days_to_come(row: Intention) -> list[date]:
    return [day for day in row.review_on if day >= timezone.localdate()]
