"""Forget what was removed thirty days ago: the row goes, and its content key with it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from journal.models import DAYS_IN_TRASH
from practices.actions import intentions, intentions_moments, intentions_reminders, log, plan
from practices.models import Intention, IntentionMoment, PlannedPractice, PracticeLog

MOST_AT_ONCE = 1_000


def forget_removed() -> int:
    """Return how many rows went."""
    deadline = timezone.now() - timedelta(days=DAYS_IN_TRASH)
    planned = PlannedPractice.objects.removed().removed_before(deadline)[:MOST_AT_ONCE]
    logs = PracticeLog.objects.removed().removed_before(deadline)[:MOST_AT_ONCE]
    held = Intention.objects.removed().removed_before(deadline)[:MOST_AT_ONCE]
    moments = IntentionMoment.objects.removed().removed_before(deadline)[:MOST_AT_ONCE]
    gone = sum(map(forget_planned, planned)) + sum(map(forget_log, logs))
    return gone + sum(map(forget_intention, held)) + sum(map(forget_moment, moments))


@transaction.atomic
def forget_planned(planned: PlannedPractice) -> int:
    gone, _rows = PlannedPractice.objects.filter(pk=planned.pk).removed().delete()
    if gone:
        plan.note(planned, by=None, action="forgotten")
    return gone


@transaction.atomic
def forget_log(row: PracticeLog) -> int:
    gone, _rows = PracticeLog.objects.filter(pk=row.pk).removed().delete()
    if gone:
        log.note(row, by=None, action="forgotten")
    return gone


@transaction.atomic
def forget_intention(row: Intention) -> int:
    """With it go the looks at it, and its reminders."""
    gone, _rows = Intention.objects.filter(pk=row.pk).removed().delete()
    if gone:
        intentions_reminders.forget(row)
        intentions.note(row, by=None, action="forgotten")
    return gone


@transaction.atomic
def forget_moment(row: IntentionMoment) -> int:
    gone, _rows = IntentionMoment.objects.filter(pk=row.pk).removed().delete()
    if gone:
        intentions_moments.note(row, by=None, action="forgotten")
    return gone
