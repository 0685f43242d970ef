"""From due to handed over, with two workers and a beat, as the reminders' own tasks go.

A worker is a process of its own that sends whenever it is woken; the wakes go round as a queue
would hand them out. Two rushes: one spread over a minute, many times what 1,000,000 schedules a
day come to; and the form's own default time, or the end of everybody's quiet hours, when all of
them fall due at one instant.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from typing import Any, NamedTuple

from django.db import connection

from reminders import actions
from reminders.queries import database_now

WORKERS = 2
TICK_SECONDS = 15.0
PATIENCE_SECONDS = 300
WORK = "from bench.handing_over_scratch import work; work()"
SETTLE = """UPDATE reminders_occurrence SET state = 'sent', sent_at = now(), ready_at = NULL
    WHERE state = 'leased'"""
SPREAD = """UPDATE reminders_occurrence SET state = 'planned', attempt = 0, sent_at = NULL,
        due_at = now() + number * interval '1 second' * %s / %s,
        ready_at = now() + number * interval '1 second' * %s / %s
    FROM (SELECT id AS one, row_number() OVER (ORDER BY id DESC) AS number
        FROM reminders_occurrence ORDER BY id DESC LIMIT %s) rush WHERE id = one"""
WAITED = """SELECT count(*), percentile_cont(ARRAY[0.5, 0.99, 1]) WITHIN GROUP (
        ORDER BY extract(epoch FROM sent_at - due_at))
    FROM (SELECT * FROM reminders_occurrence ORDER BY id DESC LIMIT %s) rush
    WHERE state = 'sent'"""
Figure = dict[str, Any]


class Rush(NamedTuple):
    """So many fall due within so many seconds."""

    name: str
    size: int
    seconds: int


RUSHES = (Rush("within a minute", 3_000, 60), Rush("at one instant", 10_000, 0))


def handing_over() -> Iterator[Figure]:
    for rush in RUSHES:
        yield from handed_over(rush)


def handed_over(rush: Rush) -> Iterator[Figure]:
    """Let a rush fall due, beat and send until all is handed over."""
    execute(SETTLE)  # what was claimed before would come due again among these
    execute(SPREAD, [rush.seconds, rush.size, rush.seconds, rush.size, rush.size])
    workers = [start_worker() for _ in range(WORKERS)]
    run_beat(workers, rush)
    for worker in workers:
        worker.communicate()
    count, waited = execute(WAITED, [rush.size])[0]
    if count != rush.size:
        raise AssertionError(f"{rush.size - count} were not sent")
    for name, seconds in zip(("median", "p99", "longest"), waited, strict=True):
        title = f"due to handed over, two workers, {rush.size:,} {rush.name}, {name}"
        yield figure(title, float(seconds), "s", rush.size)


def start_worker() -> "subprocess.Popen[str]":
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", WORK]
    return subprocess.Popen(command, stdin=subprocess.PIPE, text=True, bufsize=1)


def run_beat(workers: "list[subprocess.Popen[str]]", rush: Rush) -> None:
    """Tick every fifteen seconds, and hand the wakes round, until nothing is left."""
    turn, begun = cycle(workers), time.monotonic()
    while time.monotonic() - begun < PATIENCE_SECONDS:
        for worker, _ in zip(turn, range(actions.tick(now=database_now())), strict=False):
            assert worker.stdin is not None
            worker.stdin.write("wake\n")
        time.sleep(TICK_SECONDS)
        if time.monotonic() - begun > rush.seconds and not open_ones(rush):
            return


def open_ones(rush: Rush) -> int:
    latest = "SELECT ready_at FROM reminders_occurrence ORDER BY id DESC LIMIT %s"
    counted = execute(f"SELECT count(ready_at) FROM ({latest}) rush", [rush.size])
    return int(counted[0][0])


def work() -> None:
    """Send whenever a line says so, until there are no more lines."""
    for _ in sys.stdin:
        actions.send_due()


def figure(name: str, value: float, unit: str, n: int) -> Figure:
    return {"name": name, "value": round(value, 2), "unit": unit, "n": n}


def execute(statement: str, params: list[Any] | None = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall() if cursor.description else []
