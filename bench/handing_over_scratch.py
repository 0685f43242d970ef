"""From due to handed over, with two workers and a beat, as the reminders' own tasks go.

A worker is a process of its own that sends whenever it is woken; the wakes go round as a queue
would hand them out. The evening's rush: many times what 1,000,000 schedules a day come to.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from django.db import connection

from reminders import actions
from reminders.queries import database_now

WORKERS = 2
RUSH = 3_000
RUSH_SECONDS = 60
TICK_SECONDS = 15.0
PATIENCE_SECONDS = 180
WORK = "from bench.handing_over_scratch import work; work()"
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


def handing_over() -> Iterator[Figure]:
    """Let the rush fall due, beat and send until all is handed over."""
    execute(SPREAD, [RUSH_SECONDS, RUSH, RUSH_SECONDS, RUSH, RUSH])
    workers = [start_worker() for _ in range(WORKERS)]
    run_beat(workers)
    for worker in workers:
        worker.communicate()
    count, (median, p99, longest) = execute(WAITED, [RUSH])[0]
    if count != RUSH:
        raise AssertionError(f"{RUSH - count} were not sent")
    for name, waited in (("median", median), ("p99", p99), ("longest", longest)):
        yield figure(f"due to handed over, two workers, {name}", float(waited), "s", RUSH)


def start_worker() -> "subprocess.Popen[str]":
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", WORK]
    return subprocess.Popen(command, stdin=subprocess.PIPE, text=True, bufsize=1)


def run_beat(workers: "list[subprocess.Popen[str]]") -> None:
    """Tick every fifteen seconds, and hand the wakes round, until nothing is left."""
    turn, begun = cycle(workers), time.monotonic()
    while time.monotonic() - begun < PATIENCE_SECONDS:
        for worker, _ in zip(turn, range(actions.tick(now=database_now())), strict=False):
            assert worker.stdin is not None
            worker.stdin.write("wake\n")
        time.sleep(TICK_SECONDS)
        if time.monotonic() - begun > RUSH_SECONDS and not open_ones():
            return


def open_ones() -> int:
    latest = "SELECT ready_at FROM reminders_occurrence ORDER BY id DESC LIMIT %s"
    counted = execute(f"SELECT count(ready_at) FROM ({latest}) rush", [RUSH])
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
