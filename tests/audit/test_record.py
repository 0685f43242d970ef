"""An event is appended to its subject's chain, or the whole action is undone."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import DataError, ProgrammingError, connection, transaction
from django.db.transaction import TransactionManagementError
from pytest_django import DjangoAssertNumQueries

from audit.actions import Telling, record, record_all
from audit.models import ChainHead, Event
from audit.queries import events_for
from encryption.keys import ensure_client_key, has_client_key

SUBJECT = uuid.UUID(int=1)


def opened(action: str = "opened", subject: uuid.UUID = SUBJECT) -> Event:
    return record(
        subject=subject, actor=uuid.UUID(int=2), kind="share", object_id="7", action=action
    )


def test_an_event_says_who_did_what_and_when(db: None) -> None:
    opened()

    event = Event.objects.get()
    assert (event.subject, event.sequence) == (str(SUBJECT), 1)
    assert (event.actor, event.kind, event.object_id) == (str(uuid.UUID(int=2)), "share", "7")
    assert (event.action, event.outcome) == ("opened", "ok")
    assert str(event) == f"event 1 of {SUBJECT}"


def test_the_system_has_no_name(db: None) -> None:
    record(subject=SUBJECT, actor=None, kind="key", object_id=None, action="rotated")

    event = Event.objects.get()
    assert (event.actor, event.object_id) == ("", "")


def test_each_subject_has_a_chain_of_its_own(db: None) -> None:
    other = uuid.uuid4()
    for subject in (SUBJECT, other, SUBJECT):
        opened(subject=subject)

    assert list(Event.objects.about(str(SUBJECT)).values_list("sequence", flat=True)) == [1, 2]
    assert list(Event.objects.about(str(other)).values_list("sequence", flat=True)) == [1]
    assert ChainHead.objects.count() == 2


def test_events_come_newest_first_and_by_action(db: None) -> None:
    for action in ("opened", "ended", "opened"):
        opened(action)

    assert [event.sequence for event in events_for(SUBJECT)] == [3, 2, 1]
    assert [event.sequence for event in events_for(SUBJECT, limit=2)] == [3, 2]
    assert [event.sequence for event in events_for(SUBJECT, actions=["opened"])] == [3, 1]
    assert not events_for(uuid.uuid4())


def test_an_event_costs_four_queries(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    opened()

    with django_assert_num_queries(4):
        opened()


def test_many_events_are_chained_in_order_at_the_price_of_one(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    opened()
    subjects = [SUBJECT, *(uuid.uuid4() for _ in range(20)), SUBJECT]
    told = [Telling(subject, None, "share", "7", f"step {n}") for n, subject in enumerate(subjects)]

    with django_assert_num_queries(6):  # four for those known, two to begin the new chains
        record_all(told)

    assert [event.action for event in events_for(SUBJECT)] == ["step 21", "step 0", "opened"]
    assert ChainHead.objects.count() == 21
    call_command("verify_audit")


@pytest.mark.django_db(transaction=True)
def test_there_is_no_event_outside_a_transaction() -> None:
    with pytest.raises(TransactionManagementError, match="needs the action's transaction"):
        opened()

    assert Event.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_recorded_does_not_happen() -> None:
    with pytest.raises(DataError):
        make_a_key_and_record("x" * 41)

    assert not has_client_key(SUBJECT)
    assert (Event.objects.count(), ChainHead.objects.count()) == (0, 0)


@transaction.atomic
def make_a_key_and_record(action: str) -> None:
    ensure_client_key(SUBJECT)
    opened(action)


@transaction.atomic
def record_and_fail() -> None:
    opened()
    raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_what_does_not_happen_is_not_recorded() -> None:
    with pytest.raises(ZeroDivisionError):
        record_and_fail()

    assert (Event.objects.count(), ChainHead.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_make_one_chain_without_gaps() -> None:
    start = threading.Barrier(8)

    def write() -> None:
        start.wait()
        for _ in range(10):
            with transaction.atomic():
                opened()
        connection.close()

    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(write) for _ in range(8)]:
            done.result()

    sequences = Event.objects.order_by("sequence").values_list("sequence", flat=True)
    assert list(sequences) == list(range(1, 81))


@pytest.mark.parametrize("write", ["UPDATE audit_event SET actor = 'x'", "DELETE FROM audit_event"])
def test_the_database_refuses_to_change_events(db: None, write: str) -> None:
    opened()

    with pytest.raises(ProgrammingError, match="never changed or deleted"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(write)

    assert Event.objects.get().actor == str(uuid.UUID(int=2))
