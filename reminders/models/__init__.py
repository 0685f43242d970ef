"""Reminders, their occurrences, how a person wants them, and when nothing may come."""

from reminders.models.heartbeats import Heartbeat
from reminders.models.occurrences import STALE_AFTER, Occurrence, OccurrenceQuerySet, message_id
from reminders.models.quiet import QuietSpell
from reminders.models.reminders import Moment, Reminder, ReminderQuerySet, is_paused_at
from reminders.models.ways import PushPlace, ReminderSettings, WordsToSend
from reminders.models.zones import ZoneRules

__all__ = [
    "STALE_AFTER",
    "Heartbeat",
    "Moment",
    "Occurrence",
    "OccurrenceQuerySet",
    "PushPlace",
    "QuietSpell",
    "Reminder",
    "ReminderQuerySet",
    "ReminderSettings",
    "WordsToSend",
    "ZoneRules",
    "is_paused_at",
    "message_id",
]
