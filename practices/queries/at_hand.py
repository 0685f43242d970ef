"""What a plan says of a reminder's own today: that it came, or when what was put off comes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from practices.queries.none_today import STATE, why_quiet
from practices.words import day_in_words, time_in_words
from reminders.models import Reminder
from reminders.schedule import own_day
from reminders.zone_data import clock_of, is_known


@dataclass(frozen=True)
class PausedInWords:
    """That all are paused; the day before which none comes, where the pause has an end."""

    until: str


def paused_in_words(
    client: User, reminders: Iterable[Reminder], now: datetime
) -> PausedInWords | None:
    for reminder in reminders:
        if reminder.is_paused(now):
            zone, until = clock_of(client.time_zone), reminder.paused_until
            today = now.astimezone(zone).date()
            return PausedInWords(
                day_in_words(until.astimezone(zone).date(), today) if until else ""
            )
    return None


def at_hand(reminder: Reminder, now: datetime | None = None) -> str:
    """Say it in words; nothing while all are paused, as the page says so, or nothing is near."""
    now = now or timezone.now()
    if reminder.is_paused(now) or not is_known(reminder.time_zone):
        return ""
    zone, today = clock_of(reminder.time_zone), own_day(reminder.rule, now)
    for row in reminder.rows:  # type: ignore[attr-defined]
        at = datetime.fromisoformat(row["due"]).astimezone(zone)
        is_put_off = row["state"] == STATE.PLANNED and row["snoozed"] and at > now
        if is_put_off and not why_quiet(at, reminder.spells):  # type: ignore[attr-defined]
            return put_off_in_words(at, now)
        if row["state"] == STATE.SENT and own_day(reminder.rule, at) == today:
            return _("It came today at %(time)s.") % {"time": time_in_words(at.time())}
    return ""


def put_off_in_words(at: datetime, now: datetime) -> str:
    """Say when it comes again, on the clock the moment is on."""
    today = now.astimezone(at.tzinfo).date()
    said = {"time": time_in_words(at.time()), "day": day_in_words(at.date(), today)}
    if at.date() == today:
        return _("You moved it: it comes today at %(time)s.") % said
    if (at.date() - today).days == 1:
        return _("You moved it: it comes tomorrow at %(time)s.") % said
    return _("You moved it: it comes on %(day)s at %(time)s.") % said
