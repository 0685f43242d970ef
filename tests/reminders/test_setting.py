"""Set, stop, pause, resume, move: what is planned always follows what was chosen."""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError

from accounts.models import User
from audit.queries import events_for
from encryption.errors import Unreadable
from encryption.keys import ensure_reminders_key
from encryption.readers import reminders_reader
from reminders.actions import (
    confirm,
    erase_reminders,
    keep_quiet,
    lease_due,
    move_time_zone,
    pause_all,
    plan_ahead,
    resume_all,
    set_reminder,
    stop_reminder,
)
from reminders.actions.setting import UnknownZone
from reminders.models import (
    Occurrence,
    PushPlace,
    QuietSpell,
    Reminder,
    ReminderSettings,
    WordsToSend,
)
from reminders.queries import reminder_for, reminders_paused
from tests.reminders.conftest import MONDAY_NOON, make_due, make_reminder

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _monday_noon() -> Any:
    with time_machine.travel(MONDAY_NOON, tick=False):
        yield


def choose(client: User, source_id: uuid.UUID | None = None, **changes: Any) -> Reminder:
    """Set alice's reminder as a form would: every day at eight in the evening."""
    choice = {
        "kind": "practice",
        "source_id": source_id or uuid.uuid4(),
        "days": range(7),
        "local_time": time(20),
        "time_zone": "UTC",
        "quiet_from": time(21),
        "quiet_to": time(9),
    }
    return set_reminder(by=client, client=client, **choice | changes)


def due_times() -> list[datetime]:
    return list(Occurrence.objects.order_by("due_at").values_list("due_at", flat=True))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_reminder_is_set_and_found_again(alice: User) -> None:
    reminder = choose(alice, days=[0, 2, 6])

    assert reminder_for("practice", reminder.source_id) == reminder
    assert reminder_for("practice", uuid.uuid4()) is None
    assert reminder.days == [0, 2, 6]
    assert [event.action for event in events_for(alice.public_id)] == ["set"]


def test_setting_it_again_changes_it_and_plans_it_anew(alice: User) -> None:
    reminder = choose(alice)
    plan_ahead(now=MONDAY_NOON)

    changed = choose(alice, reminder.source_id, local_time=time(18), days=[0, 1])
    plan_ahead(now=MONDAY_NOON)

    assert changed == reminder
    assert due_times() == [at("2026-06-01T18:00"), at("2026-06-02T18:00")]


def test_a_day_that_had_its_reminder_gets_no_second_one(alice: User) -> None:
    reminder = choose(alice)
    plan_ahead(now=MONDAY_NOON)
    with time_machine.travel(MONDAY_NOON + 8 * HOUR, tick=False):
        [lease] = lease_due(10, now=MONDAY_NOON + 8 * HOUR)
        confirm(lease)

        choose(alice, reminder.source_id, local_time=time(20, 30))
        plan_ahead(now=MONDAY_NOON + 8 * HOUR)

    assert due_times() == [at("2026-06-01T20:00"), at("2026-06-02T20:30")]


def test_a_time_already_past_today_begins_tomorrow(alice: User) -> None:
    choose(alice, local_time=time(9, 30))

    plan_ahead(now=MONDAY_NOON)

    assert due_times() == [at("2026-06-02T09:30"), at("2026-06-03T09:30")]


def test_a_row_a_worker_holds_stays_that_days_only_one(alice: User) -> None:
    reminder = choose(alice)
    plan_ahead(now=MONDAY_NOON)
    with time_machine.travel(MONDAY_NOON + 8 * HOUR, tick=False):
        lease_due(10, now=MONDAY_NOON + 8 * HOUR)

        choose(alice, reminder.source_id, local_time=time(20, 45))
        plan_ahead(now=MONDAY_NOON + 8 * HOUR)

    assert due_times() == [at("2026-06-01T20:00"), at("2026-06-02T20:45")]


def test_nobody_takes_over_the_reminder_of_another(alice: User, charlie: User) -> None:
    reminder = choose(alice)

    with pytest.raises(IntegrityError):
        choose(charlie, reminder.source_id)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd"])
def test_an_unknown_zone_is_refused(alice: User, zone: str) -> None:
    with pytest.raises(UnknownZone):
        choose(alice, time_zone=zone)


def test_stopping_drops_what_was_planned(alice: User) -> None:
    reminder = choose(alice)
    plan_ahead(now=MONDAY_NOON)

    stop_reminder(by=alice, reminder=reminder)
    stop_reminder(by=alice, reminder=reminder)
    plan_ahead(now=MONDAY_NOON + 30 * HOUR)

    assert due_times() == []
    assert [event.action for event in events_for(alice.public_id)] == ["stopped", "set"]


def test_a_stopped_one_starts_again_when_it_is_set_again(alice: User) -> None:
    reminder = choose(alice)
    stop_reminder(by=alice, reminder=reminder)

    choose(alice, reminder.source_id)
    plan_ahead(now=MONDAY_NOON)

    assert len(due_times()) == 2


def test_a_pause_keeps_the_past_and_resuming_never_catches_up(alice: User) -> None:
    choose(alice)
    plan_ahead(now=MONDAY_NOON)
    pause_all(by=alice, client=alice)
    with time_machine.travel(MONDAY_NOON + 30 * HOUR, tick=False):
        plan_ahead(now=MONDAY_NOON + 30 * HOUR)
        assert due_times() == []

        resume_all(by=alice, client=alice)
        plan_ahead(now=MONDAY_NOON + 30 * HOUR)

    assert due_times() == [at("2026-06-02T20:00"), at("2026-06-03T20:00")]


def test_a_reminder_set_during_a_pause_waits_with_the_others(alice: User) -> None:
    choose(alice)
    pause_all(by=alice, client=alice)

    choose(alice)

    assert Reminder.objects.paused(MONDAY_NOON).count() == 2
    assert reminders_paused(alice)


def test_a_pause_with_an_end_ends_by_itself(alice: User) -> None:
    choose(alice)
    pause_all(by=alice, client=alice, until=MONDAY_NOON + 24 * HOUR)
    assert reminders_paused(alice)

    with time_machine.travel(MONDAY_NOON + 25 * HOUR, tick=False):
        plan_ahead(now=MONDAY_NOON + 25 * HOUR)

        assert not reminders_paused(alice)
        assert due_times() == [at("2026-06-02T20:00"), at("2026-06-03T20:00")]


def test_resuming_after_a_pause_has_ended_drops_nothing_that_is_due_or_was_put_off(
    alice: User,
) -> None:
    choose(alice)
    pause_all(by=alice, client=alice, until=MONDAY_NOON + 24 * HOUR)
    due = MONDAY_NOON + 32 * HOUR
    plan_ahead(now=MONDAY_NOON + 25 * HOUR)
    before = due_times()
    assert due in before

    with time_machine.travel(due + HOUR / 60, tick=False):
        resume_all(by=alice, client=alice)

    assert due_times() == before
    assert [event.action for event in events_for(alice.public_id)] == ["paused", "set"]


def test_resuming_what_is_not_paused_does_nothing(alice: User) -> None:
    choose(alice)
    plan_ahead(now=MONDAY_NOON)

    resume_all(by=alice, client=alice)

    assert len(due_times()) == 2
    assert [event.action for event in events_for(alice.public_id)] == ["set"]


def test_moving_to_another_zone_keeps_one_per_local_day(alice: User) -> None:
    choose(alice, time_zone="Europe/Berlin", quiet_from=None, quiet_to=None)
    plan_ahead(now=MONDAY_NOON)
    with time_machine.travel(at("2026-06-01T18:00"), tick=False):
        [lease] = lease_due(1, now=at("2026-06-01T18:00"))  # Berlin's Monday evening
        confirm(lease)

        move_time_zone(by=alice, client=alice, zone="America/Los_Angeles")
        plan_ahead(now=at("2026-06-01T18:00"))

    rows = Occurrence.objects.order_by("due_at").values_list("local_date", "due_at", "state")
    assert list(rows) == [
        (date(2026, 6, 1), at("2026-06-01T18:00"), "sent"),
        (date(2026, 6, 2), at("2026-06-03T03:00"), "planned"),
    ]


def test_travelling_east_does_not_lose_what_was_due_already(alice: User) -> None:
    choose(alice, time_zone="Europe/Berlin", quiet_from=None, quiet_to=None)
    plan_ahead(now=MONDAY_NOON)
    with time_machine.travel(at("2026-06-01T18:00:05"), tick=False):
        move_time_zone(by=alice, client=alice, zone="Asia/Tokyo")  # where it is 3 in the night
        plan_ahead(now=at("2026-06-01T18:00:05"))

    assert due_times() == [at("2026-06-01T18:00"), at("2026-06-02T11:00"), at("2026-06-03T11:00")]


def test_others_stay_where_they_are(alice: User, charlie: User) -> None:
    choose(charlie)
    plan_ahead(now=MONDAY_NOON)

    move_time_zone(by=alice, client=alice, zone="Asia/Tokyo")
    pause_all(by=alice, client=alice)
    erase_reminders(client=alice)

    assert due_times() == [at("2026-06-01T20:00"), at("2026-06-02T20:00")]
    assert not reminders_paused(charlie)


def settle_in(person: User) -> None:
    """Leave a row of every kind, and the key that opens what reminders say."""
    make_due(make_reminder(person))
    ensure_reminders_key(person.public_id)
    for model in (ReminderSettings, WordsToSend):
        model.objects.create(client=person)
    PushPlace.objects.create(client=person, digest=uuid.uuid4())
    keep_quiet(client=person, source_id=uuid.uuid4(), begins_at=MONDAY_NOON, ends_at=None)


def test_erasing_leaves_no_row_and_no_key(alice: User, charlie: User) -> None:
    settle_in(alice)
    settle_in(charlie)

    erase_reminders(client=alice)

    for model in (Reminder, ReminderSettings, WordsToSend, PushPlace, QuietSpell):
        assert [row.client for row in model.objects.all()] == [charlie]
    assert Occurrence.objects.count() == 1
    with pytest.raises(Unreadable):
        reminders_reader(alice.public_id)
    assert reminders_reader(charlie.public_id)


def test_a_broken_trail_takes_the_change_back(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(alice)

    def broken(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("reminders.actions.plans.record", broken)
    with pytest.raises(RuntimeError):
        pause_all(client=alice)

    assert not reminders_paused(alice)
