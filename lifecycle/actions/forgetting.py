"""Forget what was left over: reminders without their practice, and occurrences of long ago."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from practices.models import PlannedPractice
from reminders.actions import forget_closed, forget_reminder
from reminders.models import Reminder


def forget_leftovers() -> int:
    """Return how many rows went; a practice that can still be put back keeps its reminder."""
    orphans = sum(map(forget_reminder, reminders_without_practice()))
    return orphans + forget_closed(now=timezone.now())


def reminders_without_practice() -> QuerySet[Reminder]:
    planned = PlannedPractice.objects.filter(public_id=OuterRef("source_id"))
    of_practices = Reminder.objects.filter(kind=Reminder.Kind.PRACTICE).select_related("client")
    return of_practices.exclude(Exists(planned))
