"""What a person did not set themselves comes at most once a day, and steps back for the rest."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from accounts.models import User
from reminders.actions import confirm, keep_quiet, lease_due, plan_ahead, snooze
from reminders.models import Occurrence, Reminder
from tests.reminders.conftest import MONDAY_NOON, make_reminder

ARC = Reminder.Kind.ARC


def june(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=UTC)


def arc(client: User, **fields: Any) -> Reminder:
    return make_reminder(client, kind=ARC, **fields)


def leave(now: datetime) -> list[int]:
    """Send what is due; return whose reminders they were."""
    leases = lease_due(50, now=now)
    assert all(confirm(lease) for lease in leases)
    return [lease.reminder_pk for lease in leases]


def fates(reminder: Reminder) -> list[tuple[str, str]]:
    rows = reminder.occurrences.order_by("due_at")
    return list(rows.values_list("state", "skipped_because"))


def test_alone_it_comes(alice: User) -> None:
    alone = arc(alice)
    plan_ahead(now=MONDAY_NOON)

    assert leave(june(1, 20)) == [alone.pk]


@pytest.mark.parametrize("hour", [18, 20, 23])
def test_beside_one_of_their_own_that_day_it_steps_back(alice: User, hour: int) -> None:
    offered, own = arc(alice), make_reminder(alice, local_time=time(hour))
    plan_ahead(now=MONDAY_NOON)

    sent = leave(june(1, 18)) + leave(june(1, 20)) + leave(june(1, 23))

    assert sent == [own.pk]
    assert fates(offered)[0] == ("skipped", "enough")


def test_their_own_ones_never_step_back(alice: User) -> None:
    arc(alice, local_time=time(13))
    own = [make_reminder(alice, local_time=time(hour)).pk for hour in (18, 20)]
    plan_ahead(now=MONDAY_NOON)

    assert leave(june(1, 13)) == []
    assert leave(june(1, 20)) == own


def test_another_day_or_another_person_does_not_matter(alice: User, charlie: User) -> None:
    offered = arc(alice)
    make_reminder(alice, day_bits=0b10)  # Tuesdays
    make_reminder(charlie, local_time=time(18))
    plan_ahead(now=MONDAY_NOON)

    assert offered.pk in leave(june(1, 20))


@pytest.mark.parametrize(
    "fate",
    [
        {"state": "skipped", "skipped_because": "quiet", "ready_at": None},
        {"state": "failed", "failed_because": "refused", "ready_at": None, "attempt": 1},
    ],
)
def test_what_did_not_come_is_no_reason_to_step_back(alice: User, fate: dict[str, Any]) -> None:
    offered, own = arc(alice), make_reminder(alice, local_time=time(18))
    plan_ahead(now=MONDAY_NOON)
    own.occurrences.filter(local_date=date(2026, 6, 1)).update(**fate)

    assert leave(june(1, 20)) == [offered.pk]


def test_one_that_rests_is_no_reason_to_step_back(alice: User) -> None:
    offered, own = arc(alice), make_reminder(alice, local_time=time(22))
    plan_ahead(now=MONDAY_NOON)
    Reminder.objects.filter(pk=own.pk).update(unanswered=6, rests_since=MONDAY_NOON)

    assert leave(june(1, 20)) == [offered.pk]


@pytest.mark.parametrize("second", [time(20), time(20, 1), time(9, 30)])
def test_two_sessions_never_double(alice: User, second: time) -> None:
    arc(alice), arc(alice, local_time=second)
    Reminder.objects.update(planned_until=june(1, 0))
    plan_ahead(now=june(1, 0))

    sent = [pk for hour in range(24) for pk in leave(june(1, hour, 30))]

    assert len(sent) == 1
    states = Occurrence.objects.filter(local_date=date(2026, 6, 1)).values_list("state", flat=True)
    assert sorted(states) == ["sent", "skipped"]


def test_two_that_are_due_together_are_told_apart_in_one_look(alice: User) -> None:
    arc(alice), arc(alice)
    plan_ahead(now=MONDAY_NOON)

    assert len(lease_due(50, now=june(1, 20))) == 1


def test_one_put_off_to_that_day_counts_on_the_day_it_lands(alice: User) -> None:
    own = make_reminder(alice, day_bits=0b1, local_time=time(19))
    plan_ahead(now=MONDAY_NOON)
    leave(june(1, 19))
    snooze(own.occurrences.get(), "tomorrow", june(1, 19, 5))
    offered = arc(alice, planned_until=june(1, 21))
    plan_ahead(now=june(1, 21))

    assert leave(june(2, 19)) == [own.pk]
    assert leave(june(2, 20)) == []
    assert leave(june(3, 20)) == [offered.pk]


def test_it_steps_back_where_it_would_come_with_what_quiet_hours_moved_there(alice: User) -> None:
    own = make_reminder(
        alice,
        **{"local_time": time(22), "day_bits": 0b1, "planned_until": june(1, 0)},
        **{"quiet_from": time(21), "quiet_to": time(9)},
    )
    arc(alice, local_time=time(9), day_bits=0b10, planned_until=june(1, 0))
    plan_ahead(now=june(1, 0))

    assert leave(june(2, 9)) == [own.pk]


@pytest.mark.parametrize("days", [0b1, 0b1111111])
def test_one_that_came_and_was_asked_for_tomorrow_came_all_the_same(alice: User, days: int) -> None:
    own = make_reminder(alice, local_time=time(13), day_bits=days)
    arc(alice, day_bits=0b1)
    plan_ahead(now=MONDAY_NOON)

    assert leave(june(1, 13)) == [own.pk]
    snooze(own.occurrences.get(local_date=date(2026, 6, 1)), "tomorrow", june(1, 13, 5))

    assert leave(june(1, 20)) == []


def test_it_does_not_step_back_for_one_that_rests_that_day(alice: User) -> None:
    own = make_reminder(alice)
    for day in (1, 2, 3):
        plan_ahead(now=june(day, 12))
        leave(june(day, 20))
    offered = arc(alice, local_time=time(13), planned_until=june(4, 12))
    plan_ahead(now=june(4, 12))

    assert leave(june(4, 13)) == [offered.pk]
    assert leave(june(4, 20)) == []
    assert fates(own)[3] == ("skipped", "resting")


def test_it_does_not_step_back_for_one_that_falls_into_a_time_kept_quiet(alice: User) -> None:
    make_reminder(alice)
    offered = arc(alice, local_time=time(13))
    plan_ahead(now=MONDAY_NOON)
    keep_quiet(client=alice, source_id=uuid4(), begins_at=june(1, 18), ends_at=june(1, 23))

    assert leave(june(1, 13)) == [offered.pk]
    assert leave(june(1, 20)) == []


def test_one_put_off_by_its_reader_comes_beside_others(alice: User) -> None:
    offered = arc(alice, day_bits=0b1)
    plan_ahead(now=MONDAY_NOON)
    leave(june(1, 20))
    make_reminder(alice, local_time=time(18), planned_until=june(1, 21))
    plan_ahead(now=june(1, 21))
    snooze(offered.occurrences.get(), "tomorrow", june(1, 21))

    assert offered.pk in leave(june(2, 20) + timedelta(minutes=1))
