"""After a session one rests and does not drive, until one says that one has slept. Pure."""

from datetime import date, datetime, time, timedelta
from typing import Protocol

DAYS_SHOWN = 3  # on a signed-in page; it asks no longer
NIGHT_IS_OVER = time(4)  # on the person's own clock, the day after: nobody presses it by accident


class When(Protocol):
    """What has to be known of a session."""

    held_on: date
    rested_at: datetime | None


def is_resting(session: When, now: datetime) -> bool:
    """Whether the notice stands, at a moment of the person's own clock."""
    return session.rested_at is None and now.date() >= session.held_on


def may_have_slept(session: When, now: datetime) -> bool:
    """Whether a night lies between the session and now."""
    morning = session.held_on + timedelta(days=1)
    return (now.date(), now.time()) >= (morning, NIGHT_IS_OVER)


def first_day_shown(today: date) -> date:
    """The earliest session the notice still stands for."""
    return today - timedelta(days=DAYS_SHOWN)
