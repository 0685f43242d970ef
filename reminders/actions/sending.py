"""Send what is due: lease a batch, hand each one over, record the answer at once."""

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import closing

from django.db import InterfaceError, OperationalError, connection

from reminders.actions.delivery import (
    confirm,
    doubt,
    give_back,
    hold,
    lease_due,
    refuse,
    try_later,
)
from reminders.channels import Counters, deliver
from reminders.leases import LEASE, MOST_WORN, Lease
from reminders.mailing import Answer
from reminders.queries import database_now

log = logging.getLogger(__name__)
BATCH = 100
BATCH_SECONDS = (LEASE - MOST_WORN).total_seconds()  # so that no lease of it ends untried
SHIFT_SECONDS = 60.0  # how long one wake keeps sending; the next tick wakes again
BREATH_SECONDS = 0.5
AWAY = (OperationalError, InterfaceError)  # the database, for everybody

AFTER: dict[Answer, Callable[[Lease], bool]] = {
    Answer.TAKEN: confirm,
    Answer.NOT_NOW: try_later,
    Answer.NEVER: refuse,
    Answer.UNSURE: doubt,
}


def send_due(*, shift: float = SHIFT_SECONDS) -> int:
    """Send until nothing is due or the shift is over; return how many were taken.

    One that breaks holds up none of the others: what broke is raised when the shift is over.
    """
    until = time.monotonic() + shift
    sent, troubles = 0, list[Exception]()
    while time.monotonic() < until:
        batch = lease_due(BATCH, now=database_now())
        if not batch:
            break
        sent += send_batch(batch, troubles)
    if troubles:
        raise ExceptionGroup("some reminders were held up", troubles)
    return sent


def send_batch(batch: Sequence[Lease], troubles: list[Exception]) -> int:
    """Send each of these that is still ours and still wanted; give back what takes too long."""
    until = time.monotonic() + BATCH_SECONDS
    with closing(Counters()) as counters:
        sent = 0
        for number, lease in enumerate(batch):
            if time.monotonic() > until:
                give_back(batch[number:])
                break
            sent += send_apart(lease, counters, troubles)
        return sent


def send_apart(lease: Lease, counters: Counters, troubles: list[Exception]) -> bool:
    """Send one; what nobody foresaw is noted by its type alone, and the next one's turn comes."""
    try:
        return send_one(lease, counters)
    except AWAY:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the others come first
        log.error("occurrence %s held up: %s", lease.occurrence_id, type(error).__name__)
        troubles.append(error)
        return False


def send_one(lease: Lease, counters: Counters) -> bool:
    """Send one by its person's way and settle its row; True when it was taken."""
    if not hold(lease):
        give_back([lease])  # stopped, paused or grown quiet meanwhile: that was no try
        return False
    try:
        answer = deliver(lease, counters, is_ours=lambda: hold(lease))
    except Exception:
        settle(lease, Answer.NOT_NOW)
        raise
    settle(lease, answer)
    return answer is Answer.TAKEN


def settle(lease: Lease, answer: Answer) -> None:
    """Record the answer, through a restart of the database if it must be.

    The mail is out, so this is worth waiting for; past the lease another worker may have it.
    """
    until = time.monotonic() + LEASE.total_seconds() / 2
    while True:
        try:
            AFTER[answer](lease)
            return
        except AWAY:
            connection.close()
            if time.monotonic() > until:
                raise
            time.sleep(BREATH_SECONDS)
        except Exception:
            doubt(lease)  # it may be out, and nobody could write that down
            raise
