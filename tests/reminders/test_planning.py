"""Planning ahead: rows for two days, once, whoever plans."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import User
from reminders.actions import plan_ahead, tick
from reminders.actions.planning import HORIZON, PLANNERS_LOCK
from reminders.models import Occurrence, Reminder
from tests.reminders.conftest import MONDAY_NOON, make_due, make_reminder

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def rows() -> list[tuple[object, ...]]:
    return sorted(Occurrence.objects.values_list("reminder_id", "local_date", "due_at", "state"))


def test_the_next_two_days_become_rows(evening: Reminder) -> None:
    plan_ahead(now=MONDAY_NOON)

    evening.refresh_from_db()
    assert rows() == [
        (evening.pk, date(2026, 6, 1), MONDAY_NOON + 8 * HOUR, "planned"),
        (evening.pk, date(2026, 6, 2), MONDAY_NOON + 32 * HOUR, "planned"),
    ]
    assert evening.planned_until == MONDAY_NOON + HORIZON


def test_a_tick_twice_or_late_changes_nothing(evening: Reminder) -> None:
    tick(now=MONDAY_NOON)
    before = rows()

    tick(now=MONDAY_NOON)
    tick(now=MONDAY_NOON + timedelta(seconds=7))

    assert rows() == before


def test_a_week_of_ticks_gives_each_day_one(evening: Reminder) -> None:
    for hours in range(0, 7 * 24, 5):
        plan_ahead(now=MONDAY_NOON + hours * HOUR)

    days = list(Occurrence.objects.order_by("due_at").values_list("local_date", flat=True))
    assert days == [date(2026, 6, 1) + timedelta(days=n) for n in range(len(days))]
    assert len(days) in {8, 9}


@pytest.mark.parametrize(
    ("zone", "spring", "autumn"),
    [
        ("Europe/Berlin", date(2026, 3, 29), date(2026, 10, 25)),
        ("America/New_York", date(2026, 3, 8), date(2026, 11, 1)),
        ("Australia/Lord_Howe", date(2026, 10, 4), date(2026, 4, 5)),
    ],
)
def test_a_clock_change_gives_exactly_one_per_local_day(
    alice: User, zone: str, spring: date, autumn: date
) -> None:
    for change in (spring, autumn):
        start = datetime(change.year, change.month, change.day, tzinfo=UTC) - timedelta(days=3)
        for hour in (0, 1, 2, 3):
            local_time = f"0{hour}:15"
            make_reminder(alice, time_zone=zone, local_time=local_time, planned_until=start)
        for hours in range(0, 5 * 24, 6):
            plan_ahead(now=start + hours * HOUR)

        for reminder in Reminder.objects.all():
            days = list(
                reminder.occurrences.order_by("due_at").values_list("local_date", flat=True)
            )
            assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
            assert change in days
        Reminder.objects.all().delete()


def test_only_reminders_that_need_it_are_touched(evening: Reminder) -> None:
    plan_ahead(now=MONDAY_NOON)

    assert plan_ahead(now=MONDAY_NOON + 23 * HOUR) == 0
    assert plan_ahead(now=MONDAY_NOON + 25 * HOUR) == 1


def test_a_stopped_or_paused_reminder_is_not_planned(alice: User) -> None:
    make_reminder(alice, is_active=False)
    make_reminder(alice, paused_at=MONDAY_NOON)

    plan_ahead(now=MONDAY_NOON)

    assert rows() == []


@pytest.mark.django_db(transaction=True)
def test_planners_at_the_same_time_plan_once(alice: User) -> None:
    for _ in range(40):
        make_reminder(alice)

    def plan(_: int) -> int:
        try:
            return plan_ahead(now=MONDAY_NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as planners:
        looked_at = sum(planners.map(plan, range(12)))

    assert looked_at == 40
    assert Occurrence.objects.count() == 80


@pytest.mark.django_db(transaction=True)
def test_a_planner_gives_way_to_another(evening: Reminder) -> None:
    def plan() -> int:
        try:
            return plan_ahead(now=MONDAY_NOON)
        finally:
            connection.close()

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PLANNERS_LOCK])
        with ThreadPoolExecutor(1) as other:
            assert other.submit(plan).result(timeout=10) == 0


def test_a_zone_this_machine_does_not_know_holds_nobody_else_up_and_loses_no_day(
    alice: User, evening: Reminder, caplog: pytest.LogCaptureFixture
) -> None:
    lost = make_reminder(alice, time_zone="Atlantis/Capital")

    tick(now=MONDAY_NOON + MINUTE)

    assert {row[0] for row in rows()} == {evening.pk}
    assert "time zone Atlantis/Capital is unknown here" in caplog.text

    Reminder.objects.filter(pk=lost.pk).update(time_zone="UTC")  # as if it were known again
    tick(now=MONDAY_NOON + 2 * MINUTE)

    assert [row[1:] for row in rows() if row[0] == lost.pk] == [
        row[1:] for row in rows() if row[0] == evening.pk
    ]


def test_the_database_itself_refuses_a_second_one_on_a_day(evening: Reminder) -> None:
    row = make_due(evening)

    with pytest.raises(IntegrityError, match="one_occurrence_per_local_day"):
        make_due(evening, local_date=row.local_date)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": "sent", "ready_at": None, "attempt": 1}, "sent_occurrence_has_its_time"),
        ({"state": "skipped", "ready_at": None}, "skipped_occurrence_says_why"),
        ({"state": "failed", "ready_at": None, "attempt": 1}, "failed_occurrence_says_why"),
        ({"skipped_because": "late"}, "skipped_occurrence_says_why"),
        ({"state": "leased"}, "tried_occurrence_has_an_attempt"),
        ({"ready_at": None}, "open_occurrence_is_ready_some_time"),
        (
            {"state": "sent", "sent_at": MONDAY_NOON, "attempt": 1},
            "open_occurrence_is_ready_some_time",
        ),
    ],
)
def test_the_database_keeps_state_and_its_reason_together(
    evening: Reminder, fields: dict[str, object], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        make_due(evening, **fields)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"day_bits": 0}, "reminder_has_a_day"),
        ({"day_bits": 128}, "reminder_has_a_day"),
        ({"quiet_from": "21:00"}, "quiet_hours_begin_and_end"),
        ({"quiet_from": "21:00", "quiet_to": "21:00"}, "quiet_hours_begin_and_end"),
        ({"paused_until": MONDAY_NOON}, "only_a_pause_ends"),
    ],
)
def test_the_database_refuses_a_reminder_without_sense(
    alice: User, fields: dict[str, object], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        make_reminder(alice, **fields)


def test_a_fixed_pause_is_planned_from_its_end(alice: User) -> None:
    ends = MONDAY_NOON + 24 * HOUR
    make_reminder(alice, paused_at=timezone.now(), paused_until=ends, planned_until=ends)

    plan_ahead(now=MONDAY_NOON + HOUR)

    assert [row[1] for row in rows()] == [date(2026, 6, 2)]
