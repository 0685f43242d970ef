"""When a piece was remembered, told from its session: "+40 min", "+3 days", "+5 weeks". Pure.

Minutes and hours are those that passed; days, weeks, months and years those of the calendar, so
that a night in which the clocks change is one night.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Protocol

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.days import on_clocks

WEEKS_FROM = 14  # days
MONTHS_FROM = 2


class When(Protocol):
    """What has to be known of a session."""

    held_on: date
    start_time: time | None
    end_time: time | None


def since(session: When, moment: datetime, zone: tzinfo | None = None) -> str:
    """How long after a session this was: after its end, else its start, else its day."""
    zone = zone or timezone.get_current_timezone()
    start, end = began(session, zone), ended(session, zone)
    after = end or start
    moment, on = moment.astimezone(UTC), moment.astimezone(zone).date()
    if after is None:
        return since_day(session.held_on, (on - session.held_on).days)
    if moment >= after:
        anchor = after.astimezone(zone).date()
        return since_moment(anchor, moment - after, (on - anchor).days)
    if start is None:
        return since_day(session.held_on, min(0, (on - session.held_on).days))
    return _("before") if moment < start else _("during")


def began(session: When, zone: tzinfo) -> datetime | None:
    if session.start_time is None:
        return None
    return datetime.combine(on_clocks(session.held_on), session.start_time, zone).astimezone(UTC)


def ended(session: When, zone: tzinfo) -> datetime | None:
    """When it ended, on the day after if that is earlier on the clock than its start."""
    if session.end_time is None:
        return None
    is_past_midnight = session.start_time is not None and session.end_time < session.start_time
    day = on_clocks(session.held_on) + timedelta(days=is_past_midnight)
    return datetime.combine(day, session.end_time, zone).astimezone(UTC)


def since_moment(day: date, passed: timedelta, days: int) -> str:
    """Minutes in the first hour, hours in the first day and night, then what the calendar says."""
    minutes = int(passed.total_seconds() // 60)
    if minutes < 60:
        return _("+%(count)s min") % {"count": minutes}
    if minutes < 24 * 60 or days < 1:
        return _("+%(count)s h") % {"count": minutes // 60}
    return since_day(day, days)


def since_day(day: date, days: int) -> str:
    """Days for two weeks, weeks for two months, months for a year, then years."""
    if days < 0:
        return _("before")
    if days == 0:
        return _("that day")
    months = whole_months(day, day + timedelta(days=days))
    if days < WEEKS_FROM:
        words, count = ngettext("+%(count)s day", "+%(count)s days", days), days
    elif months < MONTHS_FROM:
        words, count = ngettext("+%(count)s week", "+%(count)s weeks", days // 7), days // 7
    elif months < 12:
        words, count = ngettext("+%(count)s month", "+%(count)s months", months), months
    else:
        years = months // 12
        words, count = ngettext("+%(count)s year", "+%(count)s years", years), years
    return words % {"count": count}


def whole_months(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)
