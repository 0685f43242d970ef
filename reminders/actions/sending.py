"""Send what is due: lease a batch, hand each one over, record the answer at once."""

import time
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, connection

from reminders.actions.delivery import (
    confirm,
    doubt,
    hold,
    lease_due,
    refuse,
    try_later,
)
from reminders.channels import deliver
from reminders.leases import LEASE, Lease
from reminders.mailing import Answer, Post
from reminders.queries import database_now

BATCH = 50
SHIFT_SECONDS = 60.0  # how long one wake keeps sending; the next tick wakes again
BREATH_SECONDS = 0.5

AFTER: dict[Answer, Callable[[Lease], bool]] = {
    Answer.TAKEN: confirm,
    Answer.NOT_NOW: try_later,
    Answer.NEVER: refuse,
    Answer.UNSURE: doubt,
}


def send_due(*, shift: float = SHIFT_SECONDS) -> int:
    """Send until nothing is due or the shift is over; return how many the mail server took."""
    until = time.monotonic() + shift
    sent = 0
    while time.monotonic() < until:
        batch = lease_due(BATCH, now=database_now())
        if not batch:
            break
        sent += send_batch(batch)
    return sent


def send_batch(batch: list[Lease]) -> int:
    """Send each of these that is still ours and still wanted."""
    post = Post()
    try:
        return sum(send_one(lease, post) for lease in batch)
    finally:
        post.close()


def send_one(lease: Lease, post: Post) -> bool:
    """Send one by its person's way and settle its row; True when it was taken."""
    if not hold(lease):
        return False
    answer = deliver(lease, post, is_ours=lambda: hold(lease))
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
        except (OperationalError, InterfaceError):
            connection.close()
            if time.monotonic() > until:
                raise
            time.sleep(BREATH_SECONDS)
