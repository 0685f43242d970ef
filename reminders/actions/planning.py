"""Plan ahead: fill in the occurrences of the next two days, each reminder about once a day."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

from django.db import connection, transaction

from reminders.models import Occurrence, Reminder
from reminders.schedule import occurrences

HORIZON = timedelta(hours=48)
PLAN_FROM = timedelta(hours=24)  # plan again once less than this is left: about once a day
BATCH = 1_000
PLANNERS_LOCK = 0x72656D696E64  # "remind": one planner at a time, whichever process it is in

log = logging.getLogger(__name__)


def plan_ahead(*, now: datetime, most: int = 20_000) -> int:
    """Plan what needs planning, in batches; return how many reminders were looked at."""
    planned = 0
    while planned < most:
        batch = plan_batch(now)
        planned += batch
        if batch < BATCH:
            break
    return planned


@transaction.atomic
def plan_batch(now: datetime) -> int:
    """Plan one batch, or none while another process is planning."""
    if not is_only_planner():
        return 0
    needy = Reminder.objects.to_plan(before=now + PLAN_FROM)
    batch = list(needy.select_for_update(skip_locked=True)[:BATCH])
    rows = [row for reminder in batch for row in planned_rows(reminder, now)]
    Occurrence.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
    Reminder.objects.filter(pk__in=[reminder.pk for reminder in batch]).update(
        planned_until=now + HORIZON
    )
    return len(batch)


def planned_rows(reminder: Reminder, now: datetime) -> Iterator[Occurrence]:
    """Yield the occurrences between what is planned already and the horizon."""
    try:
        for local_date, due_at in occurrences(reminder.rule, reminder.planned_until, now + HORIZON):
            yield Occurrence(
                reminder=reminder, local_date=local_date, due_at=due_at, ready_at=due_at
            )
    except ZoneInfoNotFoundError:
        log.error("reminder %s: its time zone is unknown here", reminder.public_id)


def is_only_planner() -> bool:
    """Take the planners' lock until the end of the transaction, if it is free."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [PLANNERS_LOCK])
        (is_ours,) = cursor.fetchone()
    return bool(is_ours)
