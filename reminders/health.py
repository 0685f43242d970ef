"""How the reminders are doing, in numbers only: what an operator may see."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _

from reminders.actions.delivery import LONGEST_WAIT
from reminders.models import Heartbeat, Occurrence, Reminder, ZoneRules
from reminders.zone_data import fingerprint

LOOK_BACK = timedelta(hours=24)
MOST_LAG = 300.0  # seconds
MOST_SILENCE = 25 * 3600.0  # of the self-test, which goes once a day
PART = Heartbeat.Part


@dataclass(frozen=True, slots=True)
class Health:
    """Counts, and seconds: since when the longest waiting one is due, since each part was seen."""

    lag_seconds: float
    due: int
    held: int
    retrying: int
    planned: int
    sent_last_day: int
    skipped_last_day: int
    failed_last_day: int
    to_plan: int
    resting: int
    planner_seconds: float | None
    sender_seconds: float | None
    self_test_seconds: float | None
    zone_rules_hold: bool

    def troubles(self, most: float = MOST_LAG) -> list[str]:
        """Say what is wrong, in words for an operator; nothing when all is well."""
        troubles = []
        if self.lag_seconds > most:
            troubles.append(_("reminders lag %(n).0f s behind") % {"n": self.lag_seconds})
        if is_silent(self.planner_seconds, most):
            troubles.append(_("no planner came through lately: do beat and a worker run?"))
        if is_silent(self.sender_seconds, most):
            troubles.append(_("no sender came through lately: does a worker run?"))
        if settings.OPERATOR_EMAIL and is_silent(self.self_test_seconds, MOST_SILENCE):
            troubles.append(_("no self-test went for a day: does the mail server take mails?"))
        return troubles


def unset() -> list[str]:
    """Return what would tell somebody of trouble, and is not set."""
    watchers = {
        "OPERATOR_EMAIL": _("The daily self-test is not set (OPERATOR_EMAIL)."),
        "DEAD_MAN_URL": _("No watcher outside is set (DEAD_MAN_URL)."),
    }
    return [words for name, words in watchers.items() if not getattr(settings, name)]


def is_silent(seconds: float | None, most: float) -> bool:
    return seconds is None or seconds > most


def health(now: datetime) -> Health:
    return Health(
        lag_seconds=lag_seconds(now),
        due=Occurrence.objects.due(now).count(),
        to_plan=Reminder.objects.to_plan(before=now).count(),
        resting=Reminder.objects.filter(is_active=True, rests_since__isnull=False).count(),
        zone_rules_hold=zone_rules_hold(),
        sent_last_day=sent_lately(now),
        **open_rows(now),
        **closed_rows(now),
        **ages(now),
    )


def lag_seconds(now: datetime) -> float:
    """Return for how long the longest waiting one is due, held or put off as it may be."""
    waiting = Occurrence.objects.filter(ready_at__lte=now + LONGEST_WAIT, due_at__lte=now)
    since = waiting.wanted(now).aggregate(since=Min("due_at"))["since"]
    return (now - since).total_seconds() if since else 0.0


def open_rows(now: datetime) -> dict[str, Any]:
    state = Occurrence.State
    return Occurrence.objects.filter(ready_at__isnull=False).aggregate(
        held=Count("pk", filter=Q(state=state.LEASED, ready_at__gt=now)),
        retrying=Count("pk", filter=Q(state=state.PLANNED, attempt__gt=0, due_at__lte=now)),
        planned=Count("pk", filter=Q(state=state.PLANNED, due_at__gt=now)),
    )


def closed_rows(now: datetime) -> dict[str, Any]:
    state = Occurrence.State
    return Occurrence.objects.filter(due_at__gt=now - LOOK_BACK, ready_at=None).aggregate(
        skipped_last_day=Count("pk", filter=Q(state=state.SKIPPED)),
        failed_last_day=Count("pk", filter=Q(state=state.FAILED)),
    )


def sent_lately(now: datetime) -> int:
    """Count what came in the last day, each once, also where its reader has put it off since.

    Only what came can be put off; its row then tells its day, and no more the hour.
    """
    since = now - LOOK_BACK
    came = Q(state=Occurrence.State.SENT) | Q(snoozed__gt=0, local_date__gte=since.date())
    at_hand = Q(ready_at__isnull=False) | Q(ready_at=None, due_at__gt=since)
    return Occurrence.objects.filter(at_hand, came).count()


def ages(now: datetime) -> dict[str, Any]:
    """Return how long ago each part came through, in seconds; None when it never did."""
    last = dict(Heartbeat.objects.values_list("part", "beat_at"))
    return {
        name: round((now - last[part]).total_seconds(), 1) if part in last else None
        for name, part in (
            ("planner_seconds", PART.PLANNER),
            ("sender_seconds", PART.SENDER),
            ("self_test_seconds", PART.SELF_TEST),
        )
    }


def zone_rules_hold() -> bool:
    """Say whether all is planned by the zone data that this very process has."""
    held = ZoneRules.objects.values_list("fingerprint", "is_settled").first()
    return held in (None, (fingerprint(), True))
