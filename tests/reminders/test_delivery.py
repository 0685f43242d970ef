"""Lease, confirm, put off, refuse, retire: always by the attempt that holds the row."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from accounts.models import User
from reminders.actions import (
    confirm,
    hold,
    lease_due,
    refuse,
    retire_stale,
    stop_reminder,
    tick,
    try_later,
)
from reminders.actions.beating import PART, beat
from reminders.actions.sending import BATCH, send_batch
from reminders.leases import LEASE
from reminders.models import Occurrence, Reminder
from reminders.queries import database_now
from tests.reminders.conftest import make_due, make_many_due, make_reminder

MINUTE = timedelta(minutes=1)


def state_of(row: Occurrence) -> tuple[str, int]:
    row.refresh_from_db()
    return row.state, row.attempt


def test_a_lease_takes_what_is_due_and_nothing_else(alice: User) -> None:
    due = make_due(make_reminder(alice))
    later = make_due(make_reminder(alice), ago=-MINUTE)

    leases = lease_due(10, now=database_now())

    assert [lease.occurrence_id for lease in leases] == [due.pk]
    assert leases[0].address == "alice@example.org"
    assert state_of(due) == ("leased", 1)
    assert state_of(later) == ("planned", 0)


def test_a_leased_row_is_nobody_elses_until_the_lease_ends(evening: Reminder) -> None:
    make_due(evening)
    now = database_now()
    first = lease_due(10, now=now)

    assert lease_due(10, now=now + LEASE - MINUTE / 60) == []
    [second] = lease_due(10, now=now + LEASE)

    assert second.attempt == 2
    assert second.message_id == first[0].message_id


def test_only_the_attempt_that_holds_a_row_may_change_it(evening: Reminder) -> None:
    row = make_due(evening)
    now = database_now()
    [first] = lease_due(10, now=now)
    [second] = lease_due(10, now=now + LEASE)

    assert not any(act(first) for act in (hold, confirm, try_later, refuse))
    assert state_of(row) == ("leased", 2)
    assert confirm(second)
    assert not any(act(second) for act in (hold, confirm, try_later, refuse))
    assert state_of(row) == ("sent", 2)


def test_a_row_put_off_waits_longer_each_time(evening: Reminder) -> None:
    row = make_due(evening)
    waits = []

    for _ in range(8):
        before = database_now()
        [lease] = lease_due(1, now=before + timedelta(hours=2))
        try_later(lease)
        row.refresh_from_db()
        waits.append(round((row.ready_at - before) / MINUTE))

    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]


def test_a_row_tried_very_often_is_put_off_like_any_other(evening: Reminder) -> None:
    row = make_due(evening, attempt=500)

    [lease] = lease_due(1, now=database_now())

    assert try_later(lease)
    assert state_of(row) == ("planned", 501)


@pytest.mark.parametrize(
    ("fields", "ends"),
    [
        ({}, ("skipped", "late", "")),
        ({"snoozed": 1}, ("skipped", "late", "")),
        ({"snoozed": 1, "attempt": 3}, ("failed", "", "not_accepted")),
        ({"attempt": 3}, ("failed", "", "not_accepted")),
        ({"attempt": 1, "state": "leased"}, ("failed", "", "unconfirmed")),
    ],
)
def test_what_is_three_hours_late_is_recorded_and_never_sent(
    evening: Reminder, fields: dict[str, object], ends: tuple[str, str, str]
) -> None:
    row = make_due(evening, ago=181 * MINUTE, **fields)

    assert lease_due(10, now=database_now()) == []
    beat(PART.SENDER, database_now())
    wakes = tick(now=database_now())

    row.refresh_from_db()
    assert wakes == 0
    assert (row.state, row.skipped_because, row.failed_because) == ends
    assert row.ready_at is None


def test_what_is_a_little_late_is_still_sent(evening: Reminder) -> None:
    make_due(evening, ago=178 * MINUTE)

    assert retire_stale(now=database_now()) == 0
    assert len(lease_due(10, now=database_now())) == 1


def test_a_worker_does_not_begin_on_what_was_paused_or_stopped_meanwhile(alice: User) -> None:
    first, second = make_many_due(alice, 2)
    leases = {lease.occurrence_id: lease for lease in lease_due(10, now=database_now())}

    Reminder.objects.filter(pk=first.reminder_id).update(is_active=False)
    Reminder.objects.filter(pk=second.reminder_id).update(paused_at=database_now())

    assert not hold(leases[first.pk])
    assert not hold(leases[second.pk])


def test_a_lease_that_wears_out_is_extended_by_its_holder(evening: Reminder) -> None:
    row = make_due(evening, ago=2 * LEASE)
    now = database_now()
    [lease] = lease_due(1, now=now - LEASE / 2)

    assert hold(lease)

    row.refresh_from_db()
    assert row.ready_at >= now + LEASE


def test_nobody_who_closed_their_account_is_written_to(alice: User) -> None:
    make_many_due(alice, 1)
    alice.is_active = False
    alice.save()

    assert lease_due(10, now=database_now()) == []


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_time_share_the_due_rows(alice: User) -> None:
    make_many_due(alice, 60)
    now = database_now()

    def work(_: int) -> list[int]:
        try:
            return [lease.occurrence_id for lease in lease_due(7, now=now)]
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as workers:
        taken = [pk for batch in workers.map(work, range(12)) for pk in batch]

    assert sorted(taken) == sorted(Occurrence.objects.values_list("pk", flat=True))


def test_the_tick_wakes_as_many_workers_as_there_are_batches(alice: User) -> None:
    make_many_due(alice, BATCH + 1)

    assert tick(now=database_now()) == 2


def test_the_clock_is_the_databases(db: None) -> None:
    assert isinstance(database_now(), datetime)
    assert database_now().utcoffset() == timedelta(0)


@pytest.mark.parametrize("fate", ["zone", "day"])
def test_one_that_nobody_can_decide_about_holds_up_none_of_the_others(
    alice: User, charlie: User, caplog: pytest.LogCaptureFixture, fate: str
) -> None:
    odd = make_reminder(alice, time_zone="America/New_York")
    row = make_due(odd, snoozed=1)
    beside = make_due(odd, snoozed=1, local_date=row.local_date - timedelta(days=9))
    if fate == "zone":
        Reminder.objects.filter(pk=odd.pk).update(time_zone="Atlantis/Capital")
    else:
        Occurrence.objects.filter(pk=beside.pk).update(local_date=date.max)
    make_due(make_reminder(charlie))

    leases = lease_due(10, now=database_now())

    assert charlie.email in [lease.address for lease in leases]
    unclear = Occurrence.objects.filter(reminder=odd, ready_at__gt=database_now(), attempt=0)
    assert unclear.count() == (fate == "day")
    assert ("cannot be decided: OverflowError" in caplog.text) == (fate == "day")


def test_what_was_stopped_in_a_workers_hands_is_no_failure(alice: User, evening: Reminder) -> None:
    make_due(evening)
    [lease] = lease_due(1, now=database_now())
    stop_reminder(by=alice, reminder=evening)

    assert not send_batch([lease], [])
    retire_stale(now=database_now() + timedelta(hours=4))

    row = Occurrence.objects.get()
    assert (row.state, row.skipped_because, row.failed_because) == ("skipped", "late", "")
