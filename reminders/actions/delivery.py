"""Lease, send, confirm: what happens to an occurrence whose time has come.

A lease is a row with an attempt number and an end. Only that attempt may hold, confirm, put
off or refuse the row, by compare-and-set; a worker that dies simply never does, and the row
falls free when its lease ends. So nothing is lost, and a kill between the mail server's "ok"
and our confirmation repeats one mail at most, under the same Message-ID. A mail server that has a
mail and never says so gets it once more, and not again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Min
from django.db.models.functions import Now

from reminders.actions.answering import count_unanswered
from reminders.actions.deciding import (
    CLOCK_COLUMNS,
    COLUMNS,
    Clock,
    Due,
    Skipped,
    is_deep_in_quiet,
    left_out,
)
from reminders.actions.turns import in_turn
from reminders.leases import LEASE, MOST_WORN, Lease
from reminders.models import Occurrence, OccurrenceQuerySet, QuietSpell, message_id

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=30)
MOST_DOUBLINGS = 5  # that is past the longest wait
MOST_RETIRED = 10_000


def lease_due(limit: int, *, now: datetime) -> list[Lease]:
    """Take up to `limit` due occurrences that no other worker holds; leave out what must not go.

    An empty list means that nothing is due, or that others are busy with all of it.
    """
    while True:
        leases, is_over = lease_some(limit, now)
        if leases or is_over:
            return leases


@transaction.atomic
def lease_some(limit: int, now: datetime) -> tuple[list[Lease], bool]:
    """Take a batch, decide about each; say too whether there was nothing to take."""
    rows = taken(limit, now)
    out, unclear = left_out(rows, now)
    skip(out)
    Occurrence.objects.filter(pk__in=unclear).update(ready_at=now + FIRST_WAIT)
    wanted = [row for row in rows if row.pk not in {*out, *unclear}]
    Occurrence.objects.filter(pk__in=[row.pk for row in wanted]).update(
        state=Occurrence.State.LEASED, attempt=F("attempt") + 1, ready_at=now + LEASE
    )
    begins = spells_ahead(wanted, now)
    return [lease_of(row, now, begins.get(row.client_id)) for row in wanted], not rows


def spells_ahead(rows: Collection[Due], now: datetime) -> dict[UUID, datetime]:
    """Return when the next quiet spell begins, for those of these people who have one ahead."""
    ahead = QuietSpell.objects.of_any({row.client_id for row in rows}).filter(begins_at__gt=now)
    return dict(ahead.values_list("client_id").annotate(Min("begins_at")))


def taken(limit: int, now: datetime) -> list[Due]:
    """Lock due rows in turn, passing over those that another worker has in its hands."""
    rows: list[Due] = []
    turns = in_turn(limit, now)
    for start in range(0, len(turns), limit):
        free = Occurrence.objects.due(now).filter(pk__in=turns[start : start + limit])
        free = free.order_by().select_for_update(skip_locked=True, of=("self",))
        rows += [Due(*values) for values in free.values_list(*COLUMNS)[: limit - len(rows)]]
        if len(rows) == limit:
            break
    return sorted(rows, key=lambda row: turns.index(row.pk))


def skip(out: dict[int, Skipped]) -> None:
    """Record what is left out, and why."""
    by_reason: dict[Skipped, list[int]] = defaultdict(list)
    for pk, reason in out.items():
        by_reason[reason].append(pk)
    for reason, pks in by_reason.items():
        Occurrence.objects.filter(pk__in=pks).update(
            state=Occurrence.State.SKIPPED, skipped_because=reason, ready_at=None
        )


def lease_of(row: Due, now: datetime, spell_at: datetime | None) -> Lease:
    quiet_at = [moment for moment in (row.clock.next_quiet(now), spell_at) if moment]
    return Lease(
        occurrence_id=row.pk,
        attempt=row.attempt + 1,
        reminder_pk=row.reminder_id,
        reminder_id=row.public_id,
        client_id=row.client_id,
        local_date=row.local_date,
        snoozed=row.snoozed,
        message_id=message_id(row.public_id, row.local_date, row.snoozed),
        address=row.email,
        quiet_at=min(quiet_at, default=None),
    )


def held(lease: Lease) -> OccurrenceQuerySet:
    return Occurrence.objects.held(lease.occurrence_id, lease.snoozed, lease.attempt)


def hold(lease: Lease) -> bool:
    """Say whether it is still ours and still wanted, and extend it when a quarter is gone.

    What quiet hours overtook is recorded when it is looked at next.
    """
    ours = held(lease)
    wanted = ours.wanted(Now()).not_quiet(Now()).annotate(now=Now())
    found = wanted.values_list("ready_at", "now", *CLOCK_COLUMNS).first()
    if found is None or is_deep_in_quiet(Clock(*found[2:]), found[1]):
        return False
    if found[0] > found[1] + LEASE - MOST_WORN:
        return True
    return bool(ours.still_wanted().update(ready_at=Now() + LEASE))


@transaction.atomic
def confirm(lease: Lease) -> bool:
    """Record that it is out, and that one more waits for an answer: both, or neither."""
    count_unanswered(lease.reminder_pk)  # first: reminders are locked before occurrences
    is_ours = held(lease).update(state=Occurrence.State.SENT, sent_at=Now(), ready_at=None)
    if not is_ours:
        transaction.set_rollback(True)
    return bool(is_ours)


def try_later(lease: Lease) -> bool:
    """Put it off: one minute, two, four, up to half an hour, until it is stale."""
    return put_off(held(lease), lease)


def give_back(leases: Iterable[Lease]) -> None:
    """Let others have what nobody came to: that was no try."""
    for lease in leases:
        held(lease).update(state=Occurrence.State.PLANNED, attempt=F("attempt") - 1, ready_at=Now())


def doubt(lease: Lease) -> bool:
    """Put off what may have arrived, once; the second time nobody tries again."""
    return put_off(held(lease).filter(is_unsure=False), lease, is_unsure=True) or fail(
        lease, Occurrence.Failed.UNCONFIRMED
    )


def put_off(rows: OccurrenceQuerySet, lease: Lease, **changes: bool) -> bool:
    doublings = min(lease.attempt - 1, MOST_DOUBLINGS)
    wait = min(FIRST_WAIT * 2**doublings, LONGEST_WAIT)
    ready_at = Now() + wait
    return bool(rows.update(state=Occurrence.State.PLANNED, ready_at=ready_at, **changes))


def refuse(lease: Lease) -> bool:
    """Record that this address will never take it."""
    return fail(lease, Occurrence.Failed.REFUSED)


def fail(lease: Lease, reason: Occurrence.Failed) -> bool:
    failed = Occurrence.State.FAILED
    return bool(held(lease).update(state=failed, failed_because=reason, ready_at=None))


@transaction.atomic
def retire_stale(*, now: datetime) -> int:
    """Close what is more than three hours late and record it; never a burst of old mail."""
    stale = Occurrence.objects.stale(now).select_for_update(skip_locked=True)
    late = list(stale.values_list("pk", flat=True)[:MOST_RETIRED])
    return Occurrence.objects.filter(pk__in=late).closed()
