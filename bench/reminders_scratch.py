"""The child of `bench.reminders`: fills a scratch database and measures the reminders over it."""

import json
import os
import statistics
import time
from collections.abc import Callable, Iterator

from django.core.management import call_command

from accounts.models import User
from bench.handing_over_scratch import Figure, execute, figure, handing_over
from reminders import actions
from reminders.actions.beating import PART, beat
from reminders.actions.sending import BATCH
from reminders.queries import database_now

SCHEDULES = int(os.environ.get("SCHEDULES", "1_000_000"))
PEOPLE = 20_000
DUE = 10_000
MAILS = 500
FILL = (
    f"""INSERT INTO reminders_reminder (public_id, client_id, kind, source_id, day_bits, dates,
        local_time, day_ends_at, time_zone, is_active, unanswered, planned_until)
    SELECT uuidv7(), public_id, 'practice', uuidv7(), 127, '{{}}', '20:00', '00:00', 'UTC', true, 0,
        now() + interval '25 hours' + random() * interval '23 hours'
    FROM accounts_user, generate_series(1, {SCHEDULES // PEOPLE}) AS round
    ORDER BY round""",
    """INSERT INTO reminders_occurrence (reminder_id, local_date, due_at, ready_at, state, attempt,
        snoozed, skipped_because, failed_because)
    SELECT id, current_date + 1, planned_until - interval '24 hours',
        planned_until - interval '24 hours', 'planned', 0, 0, '', ''
    FROM reminders_reminder ORDER BY id""",  # so that neighbours are of different people
    "ANALYZE",
)
MAKE_DUE = """UPDATE reminders_occurrence SET due_at = now(), ready_at = now(), state = 'planned',
    attempt = 0, sent_at = NULL
    WHERE id IN (SELECT id FROM reminders_occurrence ORDER BY id LIMIT %s)"""
UNPLAN = """UPDATE reminders_reminder SET planned_until = now()
    WHERE id IN (SELECT id FROM reminders_reminder ORDER BY id LIMIT %s)"""


def run() -> None:
    """Print one figure a line, as JSON."""
    fill()
    for line in figures():
        print(json.dumps(line), flush=True)


def fill() -> None:
    """Make the people with Django, whose table is another room's, and the rest with SQL."""
    call_command("migrate", "reminders", verbosity=0, skip_checks=True)
    people = (User(email=f"person-{n}@example.org") for n in range(PEOPLE))
    User.objects.bulk_create(people, batch_size=2_000)
    for statement in FILL:
        execute(statement)


def figures() -> Iterator[Figure]:
    """Measure over the scratch database of this process."""
    actions.tick(now=database_now())
    beat(PART.SENDER, database_now())  # heard of a moment ago: no tick needs to wake one
    ticks = [timed(idle_tick) * 1000 for _ in range(200)]
    yield figure(f"tick, nothing due, {SCHEDULES:,} schedules", statistics.median(ticks), "ms", 200)
    yield figure("tick, nothing due, p95", statistics.quantiles(ticks, n=20)[-1], "ms", 200)
    execute(UNPLAN, [DUE])
    yield figure("plan 10,000 reminders two days ahead", timed(plan), "s", DUE)
    execute(MAKE_DUE, [DUE])
    yield figure("claim 10,000 due, in a worker's batches", timed(claim), "s", DUE)
    execute(MAKE_DUE, [MAILS])
    yield figure("mails one worker sends", MAILS / timed(actions.send_due), "per s", MAILS)
    yield from handing_over()


def idle_tick() -> None:
    if actions.tick(now=database_now()):
        raise AssertionError("something was due")


def plan() -> None:
    if actions.plan_ahead(now=database_now()) != DUE:
        raise AssertionError("not planned")


def claim() -> None:
    while actions.lease_due(BATCH, now=database_now()):
        pass


def timed(job: Callable[[], object]) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun
