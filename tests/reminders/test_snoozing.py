"""Put off by an hour, to tonight, to tomorrow: that same one moves, and one a day is enough."""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from accounts.models import User
from reminders.actions import (
    apply_hours,
    confirm,
    hold,
    keep_quiet,
    lease_due,
    move_time_zone,
    pause_all,
    plan_ahead,
    refuse,
    resume_all,
    retire_stale,
    snooze,
    start_again,
    stop_reminder,
    try_later,
)
from reminders.actions.snoozing import By
from reminders.models import Occurrence, Reminder, ReminderSettings, message_id
from tests.reminders.conftest import MONDAY_NOON, make_reminder

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def june(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=UTC)


def sent_one(client: User, **fields: Any) -> Occurrence:
    """Return Monday's occurrence of an own reminder, sent when it was due."""
    reminder = make_reminder(client, **fields)
    plan_ahead(now=MONDAY_NOON)
    row = reminder.occurrences.get(local_date=date(2026, 6, 1))
    for lease in lease_due(50, now=row.due_at):
        confirm(lease)
    return row


def fate(row: Occurrence) -> tuple[str, str, datetime, int]:
    row.refresh_from_db()
    return row.state, row.skipped_because, row.due_at, row.snoozed


@pytest.mark.parametrize(
    ("by", "now", "quiet", "lands"),
    [
        ("hour", june(1, 20, 5), None, june(1, 21, 5)),
        ("hour", june(1, 20, 5), (time(21), time(9)), june(2, 9)),
        ("tonight", june(1, 12), None, june(1, 19, 30)),
        ("tonight", june(1, 20, 5), None, june(1, 21, 5)),
        ("tonight", june(1, 12), (time(19), time(9)), june(2, 9)),
        ("tomorrow", june(1, 20, 5), None, june(2, 20)),
        ("tomorrow", june(1, 20, 5), (time(19), time(9)), june(3, 9)),
    ],
)
def test_it_lands_where_it_was_asked_to(
    alice: User, by: By, now: datetime, quiet: tuple[time, time] | None, lands: datetime
) -> None:
    begins, ends = quiet or (None, None)
    row = sent_one(alice, day_bits=0b1, quiet_from=begins, quiet_to=ends)

    assert snooze(row, by, now) == "moved"

    assert fate(row) == ("planned", "", lands, 1)
    assert Occurrence.objects.filter(reminder=row.reminder, local_date__lt=date(2026, 6, 8)).get()


@pytest.mark.parametrize(
    ("zone", "now", "lands"),
    [
        ("America/Los_Angeles", june(1, 20), june(2, 2, 30)),
        ("Asia/Tokyo", june(1, 3), june(1, 10, 30)),
        ("Asia/Tokyo", june(1, 12), june(1, 13)),  # 21:00 there: tonight is an hour from now
    ],
)
def test_tonight_is_on_the_persons_own_clock(
    alice: User, zone: str, now: datetime, lands: datetime
) -> None:
    row = sent_one(alice, day_bits=0b1, time_zone=zone, planned_until=june(1, 0))

    assert snooze(row, "tonight", now) == "moved"

    assert fate(row)[2] == lands


def test_tomorrow_follows_the_persons_own_days_end(alice: User) -> None:
    late = sent_one(alice, day_bits=0b1, local_time=time(1), day_ends_at=time(3))

    assert snooze(late, "tomorrow", june(2, 1, 30)) == "moved"

    assert fate(late)[2] == june(3, 1)  # it was still Monday's night


def test_it_comes_again_once_as_another_message(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1)
    snooze(row, "hour", june(1, 20, 5))

    assert lease_due(5, now=june(1, 21, 4)) == []
    [lease] = lease_due(5, now=june(1, 21, 5))
    assert confirm(lease)

    ids = [message_id(row.reminder.public_id, row.local_date, n) for n in (0, 1)]
    assert lease.message_id == ids[1] != ids[0]
    assert (lease.local_date, lease.snoozed, lease.client_id) == (
        row.local_date,
        1,
        alice.public_id,
    )
    assert fate(row)[0] == "sent"


def test_pressing_twice_moves_the_same_one_again(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1)
    snooze(row, "hour", june(1, 20, 5))
    snooze(row, "hour", june(1, 20, 15))

    assert fate(row) == ("planned", "", june(1, 21, 15), 2)
    assert len(lease_due(5, now=june(1, 21, 15))) == 1


def test_a_day_with_its_own_one_gets_no_second_and_what_came_stays_as_it_was(alice: User) -> None:
    row = sent_one(alice)
    before = Occurrence.objects.values().get(pk=row.pk)

    assert snooze(row, "tomorrow", june(1, 20, 5)) == "enough"

    assert Occurrence.objects.values().get(pk=row.pk) == before
    assert len(lease_due(5, now=june(2, 20))) == 1


def test_a_day_whose_own_one_is_not_planned_yet_is_known_too(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1001)  # Monday and Thursday
    snooze(row, "tomorrow", june(1, 20, 5))
    for lease in lease_due(5, now=june(2, 20)):
        confirm(lease)
    Reminder.objects.update(planned_until=june(2, 21), day_bits=0b101)

    assert snooze(row, "tomorrow", june(2, 20, 5)) == "enough"


def test_a_day_whose_own_one_came_already_is_enough(alice: User) -> None:
    row = sent_one(alice)
    for lease in lease_due(5, now=june(2, 20)):
        confirm(lease)

    assert snooze(row, "hour", june(2, 19, 30)) == "enough"


def test_of_two_put_off_to_one_day_only_one_comes(alice: User) -> None:
    daily = make_reminder(alice, day_bits=0b11, local_time=time(9), planned_until=june(1, 0))
    plan_ahead(now=june(1, 0))
    monday, tuesday = daily.occurrences.order_by("due_at")[:2]
    for moment in (monday.due_at, tuesday.due_at):
        for lease in lease_due(5, now=moment):
            confirm(lease)

    assert snooze(monday, "tomorrow", june(2, 8, 55)) == "moved"
    assert snooze(tuesday, "tomorrow", june(2, 9, 5)) == "enough"

    assert len(lease_due(5, now=june(3, 9))) == 1


def test_of_two_that_lie_on_one_day_all_the_same_the_first_comes(alice: User) -> None:
    row = sent_one(alice, day_bits=0b11)
    snooze(row, "hour", june(1, 20, 5))
    other = row.reminder.occurrences.get(local_date=date(2026, 6, 2))
    due_at = june(1, 21, 30)  # as quiet hours chosen later might have it
    Occurrence.objects.filter(pk=other.pk).update(snoozed=1, due_at=due_at, ready_at=due_at)

    [lease] = lease_due(5, now=june(1, 21, 5))
    confirm(lease)

    assert lease.occurrence_id == row.pk
    assert lease_due(5, now=due_at) == []
    assert fate(other)[:2] == ("skipped", "enough")


def test_the_morning_that_quiet_hours_gave_to_the_day_before_is_not_the_days_own(
    alice: User,
) -> None:
    row = sent_one(alice, local_time=time(22), quiet_from=time(21), quiet_to=time(9))

    assert snooze(row, "hour", june(2, 9, 5)) == "moved"  # Tuesday's own comes on Wednesday

    assert fate(row)[2] == june(2, 10, 5)
    assert len(lease_due(5, now=june(2, 10, 5))) == 1


def test_a_day_that_gets_its_own_one_later_is_enough_when_it_is_due(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1)
    snooze(row, "tomorrow", june(1, 20, 5))
    Reminder.objects.update(day_bits=0b11, planned_until=june(1, 20, 5), local_time=time(21))
    plan_ahead(now=june(1, 20, 5))

    leases = lease_due(5, now=june(2, 21))

    assert [lease.snoozed for lease in leases] == [0]
    assert fate(row)[:2] == ("skipped", "enough")


def test_other_reminders_of_the_day_do_not_matter_to_it(alice: User) -> None:
    make_reminder(alice, local_time=time(18))
    row = sent_one(alice, day_bits=0b1)

    assert snooze(row, "tomorrow", june(1, 20, 5)) == "moved"


def test_it_does_not_land_in_a_quiet_spell(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1)
    keep_quiet(client=alice, source_id=uuid.uuid4(), begins_at=june(2, 0), ends_at=june(3, 0))

    assert snooze(row, "tomorrow", june(1, 20, 5)) == "quiet"

    assert fate(row)[0] == "sent"


def test_of_what_is_stopped_or_paused_nothing_comes_back(alice: User) -> None:
    stopped, paused = sent_one(alice, day_bits=0b1), sent_one(alice, day_bits=0b1)
    stop_reminder(by=alice, reminder=stopped.reminder)
    assert snooze(stopped, "hour", june(1, 20, 5)) is None

    pause_all(client=alice)
    assert snooze(paused, "hour", june(1, 20, 5)) is None

    assert fate(paused)[0] == fate(stopped)[0] == "sent"


def test_stopping_takes_back_what_was_put_off(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1)
    snooze(row, "hour", june(1, 20, 5))

    stop_reminder(by=alice, reminder=row.reminder)

    assert lease_due(5, now=june(1, 21, 5)) == []


@pytest.mark.parametrize(
    ("hours", "comes"), [(0.5, True), (2, False)], ids=["before its time", "after it"]
)
@pytest.mark.parametrize("rests", [True, False], ids=["all rest", "this one is stopped"])
def test_what_was_put_off_comes_at_its_time_if_they_go_on_before_it_and_never_after(
    alice: User, hours: float, comes: bool, rests: bool
) -> None:
    row = sent_one(alice, day_bits=0b1)
    snooze(row, "hour", june(1, 20, 5))
    with time_machine.travel(june(1, 20, 10), tick=False):
        if rests:
            pause_all(client=alice)
        else:
            stop_reminder(by=None, reminder=row.reminder)
    assert lease_due(5, now=june(1, 21, 5)) == []

    with time_machine.travel(june(1, 20, 10) + hours * HOUR, tick=False):
        if rests:
            resume_all(by=alice, client=alice)
        else:
            start_again(by=None, reminder=row.reminder)

    plan_ahead(now=june(1, 20, 40))
    assert len(lease_due(5, now=june(1, 22, 15))) == comes
    assert fate(row)[0] == ("leased" if comes else "skipped")


def test_travelling_does_not_lose_what_was_put_off(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1)
    snooze(row, "hour", june(1, 20, 5))

    move_time_zone(by=alice, client=alice, zone="Asia/Tokyo")
    plan_ahead(now=june(1, 20, 30))

    assert [lease.occurrence_id for lease in lease_due(5, now=june(1, 21, 5))] == [row.pk]


def test_what_a_worker_has_in_hand_stays_where_it_is(alice: User) -> None:
    reminder = make_reminder(alice, day_bits=0b1)
    plan_ahead(now=MONDAY_NOON)
    [lease] = lease_due(5, now=june(1, 20))

    assert snooze(reminder.occurrences.get(), "hour", june(1, 20, 5)) is None

    assert confirm(lease)


def test_in_a_zone_that_is_unknown_here_nothing_can_be_moved(alice: User) -> None:
    row = sent_one(alice)
    Reminder.objects.update(time_zone="Atlantis/Capital")

    assert snooze(row, "hour", june(1, 20, 5)) is None


def test_putting_it_off_is_an_answer_and_wakes_it(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1)
    Reminder.objects.update(unanswered=6, rests_since=june(1, 20))

    assert snooze(row, "hour", june(1, 20, 5)) == "moved"

    row.reminder.refresh_from_db()
    assert (row.reminder.unanswered, row.reminder.rests_since) == (0, None)
    assert len(lease_due(5, now=june(1, 21, 5))) == 1


def test_one_put_off_that_nobody_could_send_in_time_is_late_and_not_failed(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1)
    snooze(row, "hour", june(1, 20, 5))

    retire_stale(now=june(2, 1))

    assert fate(row)[:2] == ("skipped", "late")


def test_one_put_off_does_not_come_in_quiet_hours_set_afterwards(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1)
    snooze(row, "hour", june(1, 20, 5))
    ReminderSettings.objects.create(client=alice, quiet_from=time(20, 30), quiet_to=time(9))
    apply_hours(alice)

    assert lease_due(5, now=june(1, 21, 5)) == []

    assert fate(row)[:2] == ("skipped", "quiet")


def test_one_put_off_does_not_come_in_the_night_of_another_zone(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1, quiet_from=time(21), quiet_to=time(9))
    snooze(row, "tomorrow", june(1, 20, 5))
    move_time_zone(by=alice, client=alice, zone="Asia/Tokyo")

    assert lease_due(5, now=june(2, 20)) == []  # 05:00 there

    assert fate(row)[:2] == ("skipped", "quiet")


def test_one_put_off_is_tried_as_often_as_if_it_were_new(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1)
    Occurrence.objects.filter(pk=row.pk).update(attempt=7)
    snooze(row, "hour", june(1, 20, 5))

    [lease] = lease_due(5, now=june(1, 21, 5))

    assert lease.attempt == 1


def test_whoever_held_it_before_it_was_put_off_holds_it_no_more(alice: User) -> None:
    row = sent_one(alice, day_bits=0b1)
    snooze(row, "hour", june(1, 20, 5))
    [before] = lease_due(5, now=june(1, 21, 5))
    try_later(before)
    snooze(row, "hour", june(1, 21, 6))
    [after] = lease_due(5, now=june(1, 22, 6))

    assert before.attempt == after.attempt
    assert not any(act(before) for act in (hold, confirm, try_later, refuse))
    assert confirm(after)
