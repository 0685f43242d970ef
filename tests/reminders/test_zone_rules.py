"""A government changes a clock: what lies ahead is planned anew, and nothing else is touched."""

import shutil
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from accounts.models import User
from reminders.actions import confirm, lease_due, plan_ahead, tick
from reminders.actions.zones import OTHERS_HOLD, hold_rules
from reminders.models import Occurrence, ZoneRules
from reminders.schedule import Rule, occurrences
from reminders.zone_data import data_here, data_of, fingerprint, rules_here, zone_here
from tests.reminders.conftest import MONDAY_NOON, make_reminder

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
Update = Callable[[str, str], None]


def june(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=UTC)


def read_anew(*folders: str) -> None:
    """Read the zone data from these folders, as a process that starts now."""
    zoneinfo.reset_tzpath(folders)
    zoneinfo.ZoneInfo.clear_cache()
    for kept in (data_here, rules_here, fingerprint, zone_here):
        kept.cache_clear()


@pytest.fixture
def update(tmp_path: Path) -> Iterator[Update]:
    """Return a function that gives one zone the clock of another from now on."""
    before = zoneinfo.TZPATH

    def give(zone: str, clock: str) -> None:
        place = tmp_path / zone
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data_of(clock))
        read_anew(str(tmp_path), *before)

    yield give
    shutil.rmtree(tmp_path)
    read_anew(*before)


def due_in(zone: str) -> list[datetime]:
    rows = Occurrence.objects.filter(reminder__time_zone=zone).order_by("due_at")
    return list(rows.values_list("due_at", flat=True))


def test_what_lies_ahead_follows_the_new_clock(alice: User, update: Update) -> None:
    make_reminder(alice, time_zone="Europe/Berlin")
    make_reminder(alice, time_zone="Europe/Paris")
    tick(now=MONDAY_NOON)
    paris = list(Occurrence.objects.filter(reminder__time_zone="Europe/Paris").values_list())

    update("Europe/Berlin", "Europe/London")
    tick(now=june(1, 14))

    assert due_in("Europe/Berlin") == [june(1, 19), june(2, 19)]
    assert (
        list(Occurrence.objects.filter(reminder__time_zone="Europe/Paris").values_list()) == paris
    )


def test_what_came_is_due_or_was_put_off_stays(alice: User, update: Update) -> None:
    make_reminder(alice, time_zone="Europe/Berlin")
    tick(now=MONDAY_NOON)
    [lease] = lease_due(5, now=june(1, 18))
    confirm(lease)
    put_off = make_reminder(alice, time_zone="Europe/Berlin", day_bits=0b1)
    waiting = make_reminder(alice, time_zone="Europe/Berlin", day_bits=0b1)
    tick(now=june(1, 17))
    [_, again] = lease_due(5, now=june(1, 18))
    late = june(1, 19, 1)  # as if its reader had put it off by an hour
    put_off.occurrences.update(state="planned", snoozed=1, due_at=late, ready_at=late)

    update("Europe/Berlin", "Asia/Tokyo")
    tick(now=june(1, 18, 2))

    assert waiting.occurrences.get().due_at == put_off.occurrences.get().due_at - 61 * HOUR / 60
    assert due_in("Europe/Berlin") == [
        *(june(1, 18), june(1, 18), june(1, 19, 1)),
        *(june(2, 11), june(3, 11)),
    ]
    assert confirm(again) or again.reminder_pk == put_off.pk


def test_at_first_sight_nothing_is_planned_anew(alice: User) -> None:
    make_reminder(alice)
    plan_ahead(now=MONDAY_NOON)
    rows = set(Occurrence.objects.values_list("pk"))

    tick(now=MONDAY_NOON)

    assert set(Occurrence.objects.values_list("pk")) == rows
    assert ZoneRules.objects.get().fingerprint == fingerprint()


def test_while_two_run_side_by_side_only_those_whose_data_holds_plan(
    alice: User, update: Update
) -> None:
    update("Europe/Berlin", "Europe/London")
    tick(now=MONDAY_NOON)
    holds = fingerprint()
    make_reminder(alice, time_zone="Europe/Berlin")

    for minute in range(1, 30):
        update("Europe/Berlin", "Asia/Tokyo")
        tick(now=MONDAY_NOON + minute * MINUTE)
        assert ZoneRules.objects.get().fingerprint == holds, minute
        update("Europe/Berlin", "Europe/London")
        tick(now=MONDAY_NOON + minute * MINUTE + MINUTE / 2)

    assert due_in("Europe/Berlin") == [june(1, 19), june(2, 19)]


def test_the_other_data_plans_once_it_stands_alone(alice: User, update: Update) -> None:
    update("Europe/Berlin", "Europe/London")
    tick(now=MONDAY_NOON)
    make_reminder(alice, time_zone="Europe/Berlin")

    update("Europe/Berlin", "Asia/Tokyo")
    tick(now=MONDAY_NOON + OTHERS_HOLD / 2)
    assert due_in("Europe/Berlin") == []

    tick(now=MONDAY_NOON + OTHERS_HOLD)
    assert due_in("Europe/Berlin") == [june(2, 11), june(3, 11)]


def test_planning_anew_that_broke_off_is_finished(alice: User, update: Update) -> None:
    make_reminder(alice, time_zone="Europe/Berlin")
    tick(now=MONDAY_NOON)
    update("Europe/Berlin", "Europe/London")
    assert hold_rules(june(1, 13))  # and then the process is killed

    tick(now=june(1, 14))

    assert due_in("Europe/Berlin") == [june(1, 19), june(2, 19)]
    assert ZoneRules.objects.get().is_settled


def test_a_pause_is_not_ended_by_it(alice: User, update: Update) -> None:
    ends = june(2, 0)
    make_reminder(
        alice,
        time_zone="Europe/Berlin",
        paused_at=MONDAY_NOON,
        paused_until=ends,
        planned_until=ends,
    )
    tick(now=june(1, 13))

    update("Europe/Berlin", "Europe/London")
    tick(now=june(1, 14))

    days = Occurrence.objects.values_list("local_date", flat=True)
    assert list(days) == [date(2026, 6, 2)]


def test_each_zone_python_knows_has_a_digest() -> None:
    assert set(rules_here()) == zoneinfo.available_timezones()
    assert rules_here()["Europe/Berlin"] != rules_here()["Asia/Tokyo"]


def test_a_process_plans_by_what_it_read_when_it_began_though_the_files_change(
    tmp_path: Path, update: Update
) -> None:
    daily = Rule(frozenset(range(7)), time(20), "Europe/Berlin")
    update("Europe/Berlin", "Europe/London")
    before = fingerprint()

    (tmp_path / "Europe/Berlin").write_bytes(data_of("Asia/Tokyo"))
    zoneinfo.ZoneInfo.clear_cache()  # Python forgets a zone after eight others

    assert fingerprint() == before
    [(_, due_at)] = occurrences(daily, june(1, 12), june(2, 12))
    assert due_at == june(1, 19)
