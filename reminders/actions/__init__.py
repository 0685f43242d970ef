"""Each write of this room as one verb; other rooms import from here."""

from reminders.actions.answering import answered, let_rest, wake
from reminders.actions.delivery import (
    confirm,
    hold,
    lease_due,
    refuse,
    retire_stale,
    try_later,
)
from reminders.actions.forgetting import erase_reminders, forget_closed, forget_reminder
from reminders.actions.hours import apply_hours
from reminders.actions.pausing import pause_all, resume_all
from reminders.actions.planning import plan_ahead
from reminders.actions.quiet import end_quiet, keep_quiet
from reminders.actions.retrying import retry_now
from reminders.actions.self_test import send_self_test
from reminders.actions.sending import send_due
from reminders.actions.setting import move_time_zone, set_reminder, start_again, stop_reminder
from reminders.actions.snoozing import snooze
from reminders.actions.ticking import tick
from reminders.queries import still_wanted

__all__ = [
    "answered",
    "apply_hours",
    "confirm",
    "end_quiet",
    "erase_reminders",
    "forget_closed",
    "forget_reminder",
    "hold",
    "keep_quiet",
    "lease_due",
    "let_rest",
    "move_time_zone",
    "pause_all",
    "plan_ahead",
    "refuse",
    "resume_all",
    "retire_stale",
    "retry_now",
    "send_due",
    "send_self_test",
    "set_reminder",
    "snooze",
    "start_again",
    "still_wanted",
    "stop_reminder",
    "tick",
    "try_later",
    "wake",
]
