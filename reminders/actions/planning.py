"""Plan ahead: fill in the occurrences of the next two days, each reminder about once a day."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import connection, transaction

from reminders.models import Occurrence, Reminder, ZoneRules
from reminders.schedule import occurrences
from reminders.zone_data import fingerprint, rules_here

HORIZON = timedelta(hours=48)
PLAN_FROM = timedelta(hours=24)  # plan again once less than this is left: about once a day
BATCH = 1_000
PLANNERS_LOCK = 0x72656D696E64  # "remind": one planner at a time, whichever process it is in


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
    """Plan one batch, or none while another process is planning, or plans by other zone data.

    In a zone that is unknown here nothing is planned, and nothing counts as planned.
    """
    if not is_only_planner() or not are_our_rules():
        return 0
    needy = Reminder.objects.to_plan(before=now + PLAN_FROM).filter(time_zone__in=rules_here())
    batch = list(needy.select_for_update(skip_locked=True)[:BATCH])
    fill(batch, now)
    return len(batch)


def fill(batch: list[Reminder], now: datetime) -> None:
    """Make the rows of these reminders up to the horizon; they are locked."""
    rows = [row for reminder in batch for row in planned_rows(reminder, now)]
    Occurrence.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
    Reminder.objects.filter(pk__in=[reminder.pk for reminder in batch]).update(
        planned_until=now + HORIZON
    )


def planned_rows(reminder: Reminder, now: datetime) -> Iterator[Occurrence]:
    """Yield the occurrences between what is planned already and the horizon."""
    for local_date, due_at in occurrences(reminder.rule, reminder.planned_until, now + HORIZON):
        yield Occurrence(reminder=reminder, local_date=local_date, due_at=due_at, ready_at=due_at)


def is_only_planner() -> bool:
    """Take the planners' lock until the end of the transaction, if it is free."""
    return is_only(PLANNERS_LOCK)


def is_only(lock: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [lock])
        (is_ours,) = cursor.fetchone()
    return bool(is_ours)


def planners_lock() -> None:
    """Wait for the planners' lock, and keep it until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PLANNERS_LOCK])


def are_our_rules() -> bool:
    """Say whether the zone data here is what everybody plans by; at first, anybody's is."""
    held = ZoneRules.objects.values_list("fingerprint", flat=True).first()
    return held in (None, fingerprint())
