"""When more is due than can go at once, everybody gets a turn before anybody gets a second."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from accounts.models import User
from reminders.actions import lease_due, turns
from reminders.models import Occurrence, Reminder
from reminders.queries import database_now
from tests.conftest import make_user
from tests.reminders.conftest import make_due, make_reminder

MINUTE = timedelta(minutes=1)


def many_due(client: User, count: int, ago: timedelta) -> None:
    """Make occurrences that have waited for so long, on different days of one reminder."""
    reminder, now = make_reminder(client), database_now()
    Occurrence.objects.bulk_create(
        Occurrence(
            reminder=reminder,
            local_date=(now - n * timedelta(days=1)).date(),
            due_at=now - ago,
            ready_at=now - ago,
        )
        for n in range(count)
    )


@pytest.fixture
def people(db: None) -> list[User]:
    return [make_user(f"person-{n}@example.org", "client") for n in range(8)]


@pytest.mark.parametrize("among", [20, 500])
def test_nobody_with_a_hundred_keeps_others_waiting(
    alice: User, people: list[User], monkeypatch: pytest.MonkeyPatch, among: int
) -> None:
    monkeypatch.setattr(turns, "AMONG", among)
    many_due(alice, 100, ago=30 * MINUTE)
    for person in people:
        make_due(make_reminder(person), ago=MINUTE)

    first = lease_due(10, now=database_now())

    assert len(first) == 10
    assert {lease.address for lease in first} == {alice.email, *(one.email for one in people)}


def test_those_who_wait_longest_go_first(people: list[User]) -> None:
    for n, person in enumerate(people):
        make_due(make_reminder(person), ago=(n + 1) * MINUTE)

    first = lease_due(3, now=database_now())

    assert [lease.address for lease in first] == [one.email for one in people[:-4:-1]]


def test_what_is_not_wanted_any_more_hides_nobody_behind_it(
    alice: User, charlie: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "AMONG", 5)
    many_due(alice, 10, ago=30 * MINUTE)
    Reminder.objects.update(is_active=False)
    make_due(make_reminder(charlie), ago=MINUTE)

    assert [lease.address for lease in lease_due(3, now=database_now())] == [charlie.email]


def test_in_the_end_all_is_taken(alice: User, people: list[User]) -> None:
    many_due(alice, 100, ago=30 * MINUTE)
    for person in people:
        make_due(make_reminder(person))
    taken: list[int] = []

    while batch := lease_due(7, now=database_now()):
        taken += [lease.occurrence_id for lease in batch]

    assert len(taken) == len(set(taken)) == 108


def test_a_batch_of_which_nothing_may_go_does_not_hide_the_next(alice: User, charlie: User) -> None:
    many_due(alice, 10, ago=30 * MINUTE)
    alice.reminders.update(unanswered=6, rests_since=database_now())
    make_due(make_reminder(charlie))

    leases = lease_due(5, now=database_now())

    assert [lease.address for lease in leases] == [charlie.email]


@pytest.mark.django_db(transaction=True)
def test_a_worker_passes_over_what_another_has_in_its_hands(alice: User) -> None:
    many_due(alice, 20, ago=MINUTE)

    def other() -> int:
        try:
            return len(lease_due(10, now=database_now()))
        finally:
            connection.close()

    with transaction.atomic():
        mine = {lease.occurrence_id for lease in lease_due(10, now=database_now())}
        with ThreadPoolExecutor(1) as workers:
            theirs = workers.submit(other).result(timeout=20)

    assert (len(mine), theirs) == (10, 10)
