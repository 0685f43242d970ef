"""What nobody needs any more goes: reminders of things that are gone, what was sent long ago."""

from datetime import datetime, timedelta

from django.db import transaction

from reminders.actions.setting import locked_now, note
from reminders.models import Occurrence, Reminder

KEPT = timedelta(days=90)  # what became of an occurrence: long enough to look into trouble
MOST_AT_ONCE = 10_000


@transaction.atomic
def forget_reminder(reminder: Reminder) -> bool:
    """Delete a reminder whose thing is gone, with everything that was planned or sent for it."""
    locked_now(reminder.client)
    theirs = Reminder.objects.filter(pk=reminder.pk)
    list(theirs.select_for_update().values_list("pk"))  # the planner must not add a row meanwhile
    gone = bool(theirs.delete()[0])
    if gone:
        note(reminder.client_id, None, reminder.public_id, "forgotten")
    return gone


def forget_closed(*, now: datetime) -> int:
    """Delete occurrences that were closed for more than ninety days; returns how many."""
    forgotten = 0
    while gone := forget_some_closed(before=now - KEPT):
        forgotten += gone
    return forgotten


def forget_some_closed(*, before: datetime) -> int:
    """Delete a batch, so that no lock lasts long."""
    closed = Occurrence.objects.closed_before(before).values("pk")[:MOST_AT_ONCE]
    return Occurrence.objects.filter(pk__in=closed).delete()[0]
