"""How things stand with one reminder of one day: what a mail's page says, honestly."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import User
from reminders.access import Linked
from reminders.actions.snoozing import can_move
from reminders.clock_words import clock_in_words
from reminders.models import Occurrence
from reminders.queries import standing_pause
from reminders.zone_data import clock_of

Skipped = Occurrence.Skipped


@dataclass(frozen=True)
class Standing:
    """How it stands, with moments on the reminder's own clock."""

    is_paused: bool
    paused_until: datetime | None
    is_stopped: bool
    comes_at: datetime | None
    clock: str  # which clock that is, in words
    comes_on: str  # "today", "tomorrow", or nothing where the day has to be named
    is_enough: bool
    is_quiet: bool
    can_move: bool
    is_theirs: bool


def standing(linked: Linked, viewer: AbstractBaseUser | AnonymousUser, said: str = "") -> Standing:
    """Say how it stands; `said` is why the last press did not move it, or nothing."""
    now = timezone.now()
    reminder, occurrence = linked.reminder, linked.occurrence
    is_on = reminder.is_active and not reminder.is_paused(now)
    zone = clock_of(reminder.time_zone)
    return Standing(
        is_paused=reminder.is_paused(now),
        paused_until=reminder.paused_until and reminder.paused_until.astimezone(zone),
        is_stopped=not reminder.is_active,
        comes_at=comes_at(linked) if is_on else None,
        clock=clock_in_words(reminder.time_zone),
        comes_on=said_of(comes_at(linked), now),
        is_enough=is_on and Skipped.ENOUGH in (said, why_skipped(occurrence)),
        is_quiet=is_on and Skipped.QUIET in (said, why_skipped(occurrence)),
        can_move=occurrence is not None and can_move(reminder, occurrence, now),
        is_theirs=viewer == reminder.client,
    )


@dataclass(frozen=True)
class AllStanding:
    """How all of somebody's reminders stand, on their own clock."""

    is_stopped: bool
    rests_until: datetime | None


def all_standing(client: User) -> AllStanding:
    pause = standing_pause(client)
    until = pause.until if pause else None
    return AllStanding(
        is_stopped=pause is not None and until is None,
        rests_until=until.astimezone(clock_of(client.time_zone)) if until else None,
    )


def comes_at(linked: Linked) -> datetime | None:
    """Return when one that was put off comes again, on the reminder's own clock."""
    occurrence = linked.occurrence
    if occurrence is None or not occurrence.is_put_off:
        return None
    return occurrence.due_at.astimezone(clock_of(linked.reminder.time_zone))


def said_of(moment: datetime | None, now: datetime) -> str:
    """Say "today" or "tomorrow" of a moment on a clock, where it is one of them."""
    days = (moment.date() - now.astimezone(moment.tzinfo).date()).days if moment else None
    return {0: "today", 1: "tomorrow"}.get(days, "") if days is not None else ""


def why_skipped(occurrence: Occurrence | None) -> str:
    """Return why one that was put off did not come then."""
    return occurrence.skipped_because if occurrence and occurrence.snoozed else ""
