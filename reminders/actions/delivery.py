"""Lease, send, confirm: what happens to an occurrence whose time has come.

A lease is a row with an attempt number and an end. Only that attempt may hold, confirm, put
off or refuse the row, by compare-and-set; a worker that dies simply never does, and the row
falls free when its lease ends. So nothing is lost, and a kill between the mail server's "ok"
and our confirmation repeats one mail at most, under the same Message-ID.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from reminders.models import Occurrence, message_id

LEASE = timedelta(seconds=getattr(settings, "REMINDER_LEASE_SECONDS", 60))
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=30)
MOST_RETIRED = 10_000
NEEDED = ("pk", "attempt", "local_date", "reminder__public_id", "reminder__client__email")


@dataclass(frozen=True, slots=True)
class Lease:
    """One attempt at one occurrence: all that sending it needs, and nothing of content."""

    occurrence_id: int
    attempt: int
    reminder_id: uuid.UUID
    message_id: uuid.UUID
    address: str


@transaction.atomic
def lease_due(limit: int, *, now: datetime) -> list[Lease]:
    """Take up to `limit` due occurrences that no other worker holds."""
    due = Occurrence.objects.due(now).select_for_update(skip_locked=True, of=("self",))
    leases = [
        Lease(pk, attempt + 1, reminder_id, message_id(reminder_id, local_date), address)
        for pk, attempt, local_date, reminder_id, address in due.values_list(*NEEDED)[:limit]
    ]
    Occurrence.objects.filter(pk__in=[lease.occurrence_id for lease in leases]).update(
        state=Occurrence.State.LEASED, attempt=F("attempt") + 1, ready_at=now + LEASE
    )
    return leases


def hold(lease: Lease) -> bool:
    """Say whether it is still ours and still wanted, and extend it when a quarter is gone."""
    ours = Occurrence.objects.held(lease.occurrence_id, lease.attempt)
    if ours.wanted(Now()).filter(ready_at__gt=Now() + LEASE * 0.75).exists():
        return True
    return bool(ours.still_wanted().update(ready_at=Now() + LEASE))


def confirm(lease: Lease) -> bool:
    """Record that the mail server has it."""
    return bool(
        Occurrence.objects.held(lease.occurrence_id, lease.attempt).update(
            state=Occurrence.State.SENT, sent_at=Now(), ready_at=None
        )
    )


def try_later(lease: Lease) -> bool:
    """Put it off: one minute, two, four, up to half an hour, until it is stale."""
    wait = min(FIRST_WAIT * 2 ** (lease.attempt - 1), LONGEST_WAIT)
    return bool(
        Occurrence.objects.held(lease.occurrence_id, lease.attempt).update(
            state=Occurrence.State.PLANNED, ready_at=Now() + wait
        )
    )


def refuse(lease: Lease) -> bool:
    """Record that this address will never take it."""
    return bool(
        Occurrence.objects.held(lease.occurrence_id, lease.attempt).update(
            state=Occurrence.State.FAILED,
            failed_because=Occurrence.Failed.REFUSED,
            ready_at=None,
        )
    )


@transaction.atomic
def retire_stale(*, now: datetime) -> int:
    """Close what is more than three hours late and record it; never a burst of old mail."""
    stale = Occurrence.objects.stale(now).select_for_update(skip_locked=True)
    late = list(stale.values_list("pk", flat=True)[:MOST_RETIRED])
    return Occurrence.objects.filter(pk__in=late).closed()
