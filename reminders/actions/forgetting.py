"""What nobody needs any more goes: reminders of things that are gone, what was sent long ago."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from encryption.keys import destroy_reminders_key
from reminders.actions.plans import locked, locked_now, note
from reminders.models import (
    Occurrence,
    PushPlace,
    QuietSpell,
    Reminder,
    ReminderSettings,
    WordsToSend,
)

KEPT = timedelta(days=90)  # what became of an occurrence: long enough to look into trouble
MOST_AT_ONCE = 10_000


@transaction.atomic
def forget_reminder(reminder: Reminder) -> bool:
    """Delete a reminder whose thing is gone, with everything that was planned or sent for it."""
    locked_now(reminder.client)
    theirs = Reminder.objects.filter(pk=reminder.pk)
    locked(theirs)
    gone = bool(theirs.delete()[0])
    if gone:
        note(reminder.client_id, None, reminder.public_id, "forgotten")
    return gone


@transaction.atomic
def erase_reminders(*, client: User) -> None:
    """Forget all of a client's, the key first: what was said, where to, and when."""
    locked_now(client)
    destroy_reminders_key(client.public_id)
    WordsToSend.objects.of(client.public_id).delete()
    PushPlace.objects.of(client.public_id).delete()
    ReminderSettings.objects.of(client.public_id).delete()
    QuietSpell.objects.of(client.public_id).delete()
    theirs = Reminder.objects.of(client.public_id)
    locked(theirs)
    theirs.delete()


def forget_closed(*, now: datetime) -> int:
    """Delete what was closed, and spells that ended, ninety days ago; returns how many."""
    forgotten = QuietSpell.objects.filter(ends_at__lt=now - KEPT).delete()[0]
    while gone := forget_some_closed(before=now - KEPT):
        forgotten += gone
    return forgotten


def forget_some_closed(*, before: datetime) -> int:
    """Delete a batch, so that no lock lasts long."""
    closed = Occurrence.objects.closed_before(before).values("pk")[:MOST_AT_ONCE]
    return Occurrence.objects.filter(pk__in=closed).delete()[0]
