"""Each write of this room as one verb; other rooms import from here."""

from reminders.actions.delivery import (
    confirm,
    hold,
    lease_due,
    refuse,
    retire_stale,
    try_later,
)
from reminders.actions.forgetting import forget_closed, forget_reminder
from reminders.actions.pausing import pause_all, resume_all
from reminders.actions.planning import plan_ahead
from reminders.actions.sending import send_due
from reminders.actions.setting import (
    erase_reminders,
    move_time_zone,
    set_reminder,
    stop_reminder,
)
from reminders.actions.ticking import tick

__all__ = [
    "confirm",
    "erase_reminders",
    "forget_closed",
    "forget_reminder",
    "hold",
    "lease_due",
    "move_time_zone",
    "pause_all",
    "plan_ahead",
    "refuse",
    "resume_all",
    "retire_stale",
    "send_due",
    "set_reminder",
    "stop_reminder",
    "tick",
    "try_later",
]
