"""How things stand with one reminder of one day: what a mail's page says, honestly."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import User
from reminders.access import Linked
from reminders.models import Occurrence
from reminders.queries import standing_pause

MOVES_FOR = timedelta(hours=24)  # after it came; later there is nothing left to move
MOST_SNOOZES = 12


@dataclass(frozen=True)
class Standing:
    """How it stands, with moments on the reminder's own clock."""

    is_paused: bool
    paused_until: datetime | None
    is_stopped: bool
    comes_at: datetime | None
    comes_on: str  # "today", "tomorrow", or nothing where the day has to be named
    is_enough: bool
    is_quiet: bool
    can_move: bool
    is_theirs: bool


def standing(linked: Linked, viewer: AbstractBaseUser | AnonymousUser) -> Standing:
    now = timezone.now()
    reminder, occurrence = linked.reminder, linked.occurrence
    is_on = reminder.is_active and not reminder.is_paused(now)
    zone = ZoneInfo(reminder.time_zone)
    return Standing(
        is_paused=reminder.is_paused(now),
        paused_until=reminder.paused_until and reminder.paused_until.astimezone(zone),
        is_stopped=not reminder.is_active,
        comes_at=comes_at(linked) if is_on else None,
        comes_on=said_of(comes_at(linked), now),
        is_enough=is_on and was_skipped_for(occurrence, Occurrence.Skipped.ENOUGH),
        is_quiet=is_on and was_skipped_for(occurrence, Occurrence.Skipped.QUIET),
        can_move=can_move(linked, now),
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
        rests_until=until.astimezone(ZoneInfo(client.time_zone)) if until else None,
    )


def can_move(linked: Linked, now: datetime) -> bool:
    """Say whether that one may still come at another time: it came, or was put off already."""
    reminder, occurrence = linked.reminder, linked.occurrence
    if occurrence is None or not reminder.is_active or reminder.is_paused(now):
        return False
    state = Occurrence.State
    is_here = occurrence.state == state.SENT or is_put_off(occurrence)
    return is_here and now - MOVES_FOR < occurrence.due_at and occurrence.snoozed < MOST_SNOOZES


def is_put_off(occurrence: Occurrence) -> bool:
    return occurrence.state == Occurrence.State.PLANNED and occurrence.snoozed > 0


def comes_at(linked: Linked) -> datetime | None:
    """Return when one that was put off comes again, on the reminder's own clock."""
    occurrence = linked.occurrence
    if occurrence is None or not is_put_off(occurrence):
        return None
    return occurrence.due_at.astimezone(ZoneInfo(linked.reminder.time_zone))


def said_of(moment: datetime | None, now: datetime) -> str:
    """Say "today" or "tomorrow" of a moment on a clock, where it is one of them."""
    days = (moment.date() - now.astimezone(moment.tzinfo).date()).days if moment else None
    return {0: "today", 1: "tomorrow"}.get(days, "") if days is not None else ""


def was_skipped_for(occurrence: Occurrence | None, why: str) -> bool:
    """Say whether it was put off, and then did not come for this reason."""
    return bool(occurrence and occurrence.snoozed and occurrence.skipped_because == why)
