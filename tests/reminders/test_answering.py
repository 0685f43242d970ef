"""Unanswered reminders: three come, then every second, and after six they rest until asked."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from accounts.models import User
from audit.queries import events_for
from reminders.actions import (
    answered,
    apply_hours,
    confirm,
    lease_due,
    let_rest,
    plan_ahead,
    set_reminder,
    still_wanted,
    wake,
)
from reminders.models import Occurrence, Reminder, ReminderSettings
from tests.reminders.conftest import MONDAY_NOON, make_reminder

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def live(days: int, start: datetime = MONDAY_NOON) -> list[str]:
    """Let days go by, each with a planner and a worker; return what became of each day's."""
    for n in range(days):
        noon = start + n * DAY
        plan_ahead(now=noon)
        for lease in lease_due(50, now=noon + 8 * HOUR + timedelta(seconds=1)):
            confirm(lease)
    rows = Occurrence.objects.filter(due_at__gte=start, due_at__lt=start + days * DAY)
    return [
        state if state != "skipped" else why
        for state, why in rows.order_by("due_at").values_list("state", "skipped_because")
    ]


def test_three_come_then_every_second_and_after_six_none(alice: User, evening: Reminder) -> None:
    fates = live(14)

    assert fates[:3] == ["sent"] * 3
    assert fates[3:9] == ["resting", "sent"] * 3
    assert set(fates[9:]) <= {"resting"}
    evening.refresh_from_db()
    assert (evening.unanswered, evening.rests_since is not None) == (6, True)


def test_what_rests_is_planned_no_more(alice: User, evening: Reminder) -> None:
    live(9)
    rows = Occurrence.objects.count()

    plan_ahead(now=MONDAY_NOON + 30 * DAY)

    assert Occurrence.objects.count() == rows


def test_days_left_out_for_another_reason_do_not_count_as_the_second(
    alice: User, evening: Reminder
) -> None:
    live(4)  # three sent, one left out
    plan_ahead(now=MONDAY_NOON + 4 * DAY)
    Occurrence.objects.filter(local_date=date(2026, 6, 5)).update(
        state="skipped", skipped_because="quiet", ready_at=None
    )

    assert live(3, MONDAY_NOON + 4 * DAY) == ["quiet", "sent", "resting"]


def test_coming_back_begins_the_count_anew(alice: User, charlie: User, evening: Reminder) -> None:
    other = make_reminder(charlie)
    live(5)

    answered(alice)

    assert live(4, MONDAY_NOON + 5 * DAY).count("sent") >= 3
    evening.refresh_from_db()
    other.refresh_from_db()
    assert evening.unanswered == 3
    assert other.unanswered > 3


def test_who_wants_them_to_keep_coming_gets_every_one(alice: User, evening: Reminder) -> None:
    ReminderSettings.objects.create(client=alice, keeps_coming=True)

    assert live(10) == ["sent"] * 10
    evening.refresh_from_db()
    assert (evening.unanswered, evening.rests_since) == (10, None)


def test_a_confirmation_that_comes_too_late_counts_nothing(alice: User, evening: Reminder) -> None:
    plan_ahead(now=MONDAY_NOON)
    due = MONDAY_NOON + 8 * HOUR
    [first] = lease_due(1, now=due)
    [second] = lease_due(1, now=due + HOUR)

    assert not confirm(first)
    assert confirm(second)

    evening.refresh_from_db()
    assert evening.unanswered == 1


@pytest.fixture
def resting(alice: User, evening: Reminder) -> Any:
    """Return alice's reminder after six unanswered ones, two weeks later."""
    live(10)
    evening.refresh_from_db()
    with time_machine.travel(MONDAY_NOON + 14 * DAY, tick=False):
        yield evening


def test_what_rests_is_asked_about(alice: User, charlie: User, resting: Reminder) -> None:
    assert still_wanted(alice) == [resting]
    assert still_wanted(charlie) == []


def test_a_woken_one_comes_again_from_now_on(alice: User, resting: Reminder) -> None:
    wake(resting, by=alice)

    assert still_wanted(alice) == []
    assert live(2, MONDAY_NOON + 14 * DAY) == ["sent", "sent"]
    assert events_for(alice.public_id)[0].action == "woken"


def test_one_let_rest_is_off_until_it_is_set_again(alice: User, resting: Reminder) -> None:
    let_rest(resting, by=alice)

    assert still_wanted(alice) == []
    resting.refresh_from_db()
    assert not resting.is_active
    assert live(2, MONDAY_NOON + 14 * DAY) == []
    assert events_for(alice.public_id)[0].action == "let rest"


def again(client: User, by: User | None, reminder: Reminder) -> None:
    set_reminder(
        by=by,
        client=client,
        kind="practice",
        source_id=reminder.source_id,
        days=range(7),
        local_time=reminder.local_time,
        time_zone="UTC",
    )


def test_setting_it_again_wakes_it_too(alice: User, resting: Reminder) -> None:
    again(alice, alice, resting)

    assert live(2, MONDAY_NOON + 14 * DAY) == ["sent", "sent"]


def test_dates_that_follow_by_themselves_wake_nothing(alice: User, resting: Reminder) -> None:
    again(alice, None, resting)

    assert still_wanted(alice) == [resting]
    assert live(2, MONDAY_NOON + 14 * DAY) == []


def test_dates_that_follow_by_themselves_start_nothing_that_was_stopped(
    alice: User, resting: Reminder
) -> None:
    let_rest(resting, by=alice)

    again(alice, None, resting)

    assert live(2, MONDAY_NOON + 14 * DAY) == []


def test_wishing_them_to_keep_coming_wakes_what_rests(alice: User, resting: Reminder) -> None:
    ReminderSettings.objects.create(client=alice, keeps_coming=True)

    apply_hours(alice, by=alice)

    assert live(2, MONDAY_NOON + 14 * DAY) == ["sent", "sent"]
