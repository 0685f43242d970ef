"""Take back what a press on a mail's page just did: that one thing, as long as it stands so."""

from typing import Literal

from django.db import transaction

from reminders.actions.pausing import resume_all
from reminders.actions.plans import locked_now
from reminders.actions.setting import start_again
from reminders.links import said_by_stamp, stamped
from reminders.models import Reminder

Done = Literal["rests", "stopped"]
CAN_BE_TAKEN_BACK: tuple[Done, ...] = ("rests", "stopped")


def stamp_of(reminder: Reminder, done: Done) -> str:
    """Return what the page carries on that shows what was done, so that it can take it back."""
    return stamped(as_left(Reminder.objects.get(pk=reminder.pk), done))


def as_left(reminder: Reminder, done: Done) -> str:
    """Name what a press has done; another pause is another thing."""
    paused_at = reminder.paused_at if done == "rests" else None
    return f"{done}:{reminder.public_id.hex}:{paused_at.isoformat() if paused_at else ''}"


def what_stands(reminder: Reminder, stamp: str) -> Done | None:
    """Return what can be taken back with it, if that still stands as the press left it."""
    said = said_by_stamp(stamp)
    stands = {"rests": reminder.paused_at is not None, "stopped": not reminder.is_active}
    left = (done for done in CAN_BE_TAKEN_BACK if stands[done] and said == as_left(reminder, done))
    return next(left, None)


@transaction.atomic
def take_back(reminder: Reminder, stamp: str) -> None:
    locked_now(reminder.client)
    done = what_stands(Reminder.objects.get(pk=reminder.pk), stamp)
    if done == "rests":
        resume_all(by=None, client=reminder.client)
    elif done == "stopped":
        start_again(by=None, reminder=reminder)
