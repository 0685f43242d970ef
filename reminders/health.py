"""How the reminders are doing, in numbers only: what an operator may see."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from reminders.models import Occurrence, Reminder

LOOK_BACK = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Health:
    """Counts, and seconds that the longest waiting due reminder has waited."""

    lag_seconds: float
    due: int
    held: int
    retrying: int
    planned: int
    sent_last_day: int
    skipped_last_day: int
    failed_last_day: int
    to_plan: int


def health(now: datetime) -> Health:
    state = Occurrence.State
    due = Occurrence.objects.due(now).aggregate(count=Count("pk"), since=Min("due_at"))
    open_rows = Occurrence.objects.filter(ready_at__isnull=False).aggregate(
        held=Count("pk", filter=Q(state=state.LEASED, ready_at__gt=now)),
        retrying=Count("pk", filter=Q(state=state.PLANNED, attempt__gt=0)),
        planned=Count("pk", filter=Q(state=state.PLANNED, attempt=0, due_at__gt=now)),
    )
    closed = Occurrence.objects.filter(due_at__gt=now - LOOK_BACK, ready_at=None).aggregate(
        sent_last_day=Count("pk", filter=Q(state=state.SENT)),
        skipped_last_day=Count("pk", filter=Q(state=state.SKIPPED)),
        failed_last_day=Count("pk", filter=Q(state=state.FAILED)),
    )
    return Health(
        lag_seconds=(now - due["since"]).total_seconds() if due["since"] else 0.0,
        due=due["count"],
        to_plan=Reminder.objects.to_plan(before=now).count(),
        **open_rows,
        **closed,
    )
