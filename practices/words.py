"""Days, times and lengths in words. Pure: no clock, no database."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from reminders.models import Reminder
from reminders.schedule import Rule, quiet_end

ON_DAYS = (
    gettext_lazy("Mondays"),
    gettext_lazy("Tuesdays"),
    gettext_lazy("Wednesdays"),
    gettext_lazy("Thursdays"),
    gettext_lazy("Fridays"),
    gettext_lazy("Saturdays"),
    gettext_lazy("Sundays"),
)
DAY_CHOICES = [(number, WEEKDAYS[number]) for number in range(7)]
SOME_DAY = date(2026, 1, 5)


def reminder_in_words(reminder: Reminder, home_zone: str) -> str:
    """Say when a reminder comes: "Mondays and Thursdays at 19:30"."""
    words = _("%(days)s at %(time)s") % {
        "days": days_in_words(reminder.days),
        "time": time_in_words(reminder.local_time),
    }
    if reminder.time_zone == home_zone:
        return words
    return _("%(when)s, %(place)s time") % {
        "when": words,
        "place": place_in_words(reminder.time_zone),
    }


def days_in_words(days: Collection[int]) -> str:
    if set(days) == set(range(7)):
        return _("Every day")
    names = [str(ON_DAYS[day]) for day in sorted(days)]
    return str(get_text_list(names, pgettext("between the last two of a list", "and")))


def time_in_words(at: time) -> str:
    return time_format(at, pgettext("a time of day, as Django writes formats", "H:i"))


def place_in_words(time_zone: str) -> str:
    return time_zone.rpartition("/")[2].replace("_", " ")


def move_in_words(rule: Rule) -> str:
    """Say where quiet hours move a reminder to; nothing when they do not."""
    asked = datetime.combine(SOME_DAY, rule.at)
    moved = quiet_end(rule, asked)
    if moved is None:
        return ""
    at = {"time": time_in_words(moved.time())}
    if moved.date() > asked.date():
        return _("That is inside your quiet hours, so it comes at %(time)s the next day.") % at
    return _("That is inside your quiet hours, so it comes at %(time)s.") % at


def lengths_in_words(minutes: Sequence[int]) -> str:
    """Say how long a practice takes: "3, 8 or 15 minutes"."""
    numbers = [str(number) for number in minutes]
    alternatives = get_text_list(numbers, pgettext("between the last two of a list", "or"))
    return ngettext("%(minutes)s minute", "%(minutes)s minutes", max(minutes)) % {
        "minutes": alternatives
    }


def day_in_words(day: date, today: date) -> str:
    """Write a day; its year only where that is not this year."""
    if day.year == today.year:
        return date_format(day, pgettext("a day of this year, as Django writes formats", "l j F"))
    return date_format(day, pgettext("a day, as Django writes formats", "l j F Y"))
