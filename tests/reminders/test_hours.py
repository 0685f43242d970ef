"""Quiet hours and the own day's end, once chosen, hold for every reminder."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from accounts.models import User
from audit.queries import events_for
from reminders.actions import apply_hours, lease_due, pause_all, plan_ahead, set_reminder
from reminders.models import Occurrence, Reminder, ReminderSettings
from reminders.queries import Hours, hours_of
from tests.reminders.conftest import MONDAY_NOON, make_reminder

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _monday_noon() -> Any:
    with time_machine.travel(MONDAY_NOON, tick=False):
        yield


def rows() -> list[tuple[date, datetime]]:
    return list(Occurrence.objects.order_by("due_at").values_list("local_date", "due_at"))


def june(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=UTC)


def test_without_a_word_nights_are_quiet_and_days_end_at_midnight(alice: User) -> None:
    assert hours_of(alice) == Hours(time(21), time(9), time(0), keeps_coming=False)


def test_changed_hours_hold_for_all_that_lies_ahead(alice: User, charlie: User) -> None:
    make_reminder(alice, local_time=time(1, 30))
    make_reminder(charlie, local_time=time(1, 30))
    plan_ahead(now=MONDAY_NOON)
    ReminderSettings.objects.create(
        client=alice, quiet_from=None, quiet_to=None, day_ends_at=time(3)
    )

    apply_hours(alice, by=alice)
    plan_ahead(now=MONDAY_NOON)

    hers, his = (
        list(Occurrence.objects.of(person.public_id).order_by("due_at").values_list("local_date"))
        for person in (alice, charlie)
    )
    assert hers == [(date(2026, 6, 1),), (date(2026, 6, 2),)]  # the nights to the 2nd and the 3rd
    assert his == [(date(2026, 6, 2),), (date(2026, 6, 3),)]
    assert [event.action for event in events_for(alice.public_id)] == ["hours"]


def test_hours_that_stand_already_change_nothing(alice: User) -> None:
    make_reminder(alice, quiet_from=time(21), quiet_to=time(9))

    apply_hours(alice, by=alice)

    assert list(events_for(alice.public_id)) == []


def test_quiet_hours_can_be_taken_away_and_given(alice: User) -> None:
    quiet = make_reminder(alice, local_time=time(22), quiet_from=time(21), quiet_to=time(9))
    ReminderSettings.objects.create(client=alice, quiet_from=None, quiet_to=None)
    apply_hours(alice)
    quiet.refresh_from_db()
    assert (quiet.quiet_from, quiet.quiet_to) == (None, None)

    ReminderSettings.objects.update(quiet_from=time(20), quiet_to=time(8))
    apply_hours(alice)
    plan_ahead(now=MONDAY_NOON)

    assert rows() == [(date(2026, 6, 1), june(2, 8)), (date(2026, 6, 2), june(3, 8))]


def test_what_is_due_already_is_not_lost_to_a_change(alice: User) -> None:
    make_reminder(alice, local_time=time(20))
    plan_ahead(now=MONDAY_NOON)
    ReminderSettings.objects.create(client=alice, quiet_from=time(20), quiet_to=time(9))

    with time_machine.travel(june(1, 20), tick=False):
        apply_hours(alice)
        plan_ahead(now=june(1, 20))

    assert rows()[:2] == [(date(2026, 6, 1), june(1, 20)), (date(2026, 6, 2), june(3, 9))]
    assert len(lease_due(5, now=june(1, 20))) == 1


def test_a_pause_with_an_end_still_ends_when_hours_change_inside_it(alice: User) -> None:
    make_reminder(alice, local_time=time(20))
    pause_all(by=alice, client=alice, until=june(3, 0))

    apply_hours(alice)
    plan_ahead(now=june(2, 1))

    assert [local_date for local_date, _ in rows()] == [date(2026, 6, 3)]


def test_a_new_reminder_keeps_the_persons_own_days_end_and_its_dates(alice: User) -> None:
    ReminderSettings.objects.create(client=alice, day_ends_at=time(4))

    reminder = set_reminder(
        by=alice,
        client=alice,
        kind=Reminder.Kind.ARC,
        source_id=alice.public_id,
        dates=[date(2026, 6, 3), date(2026, 6, 2), date(2026, 6, 2)],
        local_time=time(2),
        time_zone="UTC",
    )
    plan_ahead(now=MONDAY_NOON)

    assert (reminder.days, reminder.day_ends_at) == ([], time(4))
    assert rows() == [(date(2026, 6, 2), june(3, 2))]
    plan_ahead(now=june(3, 0))
    assert rows()[1:] == [(date(2026, 6, 3), june(4, 2))]
