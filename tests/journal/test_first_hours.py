"""Nothing comes in the first hours around a session, whatever becomes of the session."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.preferences import PreferencesView
from journal.actions.first_hours import keep_near_first_hours
from journal.actions.keeping import erase
from journal.actions.sessions import (
    SessionWriting,
    edit_session,
    restore_session,
    trash_session,
)
from journal.documents import SessionDocument
from journal.first_hours import first_hours
from journal.models import Session
from lifecycle.actions.preferences import save_preferences
from reminders.models import QuietSpell, ReminderSettings
from tests.journal.conftest import a_session

DAY = timedelta(days=1)
BERLIN = ZoneInfo("Europe/Berlin")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def known(on: date, start: time | None = None, end: time | None = None) -> Session:
    return Session(held_on=on, start_time=start, end_time=end)


@pytest.mark.parametrize(
    ("start", "end", "begins", "ends"),
    [
        (time(10), time(12), at(17, 9), at(17, 17)),  # Berlin is an hour ahead
        (time(22), time(1), at(17, 21), at(18, 6)),  # past midnight
        (time(10), None, at(17, 9), at(17, 17)),  # about two hours
        (None, time(12), at(16, 23), at(17, 17)),
        (None, None, at(16, 23), at(17, 23)),  # that whole day
    ],
)
def test_it_is_quiet_from_the_beginning_to_six_hours_after_the_end(
    start: time | None, end: time | None, begins: datetime, ends: datetime
) -> None:
    assert first_hours(known(date(2026, 11, 17), start, end), BERLIN) == (begins, ends)


def test_a_day_that_ends_at_three_is_quiet_until_three() -> None:
    quiet = first_hours(known(date(2026, 11, 17)), BERLIN, time(3))

    assert quiet == (at(17, 2), at(18, 2))


@pytest.mark.parametrize(
    ("start", "end", "begins", "ends"),
    [
        (None, time(12), at(16, 23), at(17, 17)),  # it may have begun before three
        (None, time(1), at(16, 23), at(18, 6)),  # one in the morning of that day, or after it
        (time(1), time(2), at(17, 0), at(18, 7)),
        (time(1), None, at(17, 0), at(18, 8)),
        (time(22), time(1), at(17, 21), at(18, 6)),
    ],
)
def test_what_may_mean_two_nights_is_rather_too_quiet_for_who_is_up_late(
    start: time | None, end: time | None, begins: datetime, ends: datetime
) -> None:
    quiet = first_hours(known(date(2026, 11, 17), start, end), BERLIN, time(3))

    assert quiet == (begins, ends)


def test_a_day_on_which_the_clock_changes_is_quiet_as_long_as_it_lasts() -> None:
    longer = first_hours(known(date(2026, 10, 25)), BERLIN)
    shorter = first_hours(known(date(2026, 3, 29)), BERLIN)

    assert longer.ends_at - longer.begins_at == timedelta(hours=25)
    assert shorter.ends_at - shorter.begins_at == timedelta(hours=23)


def test_an_end_that_the_clock_shows_twice_is_taken_for_the_later_one() -> None:
    quiet = first_hours(known(date(2026, 10, 24), time(23), time(2, 30)), BERLIN)

    assert quiet.ends_at == datetime(2026, 10, 25, 7, 30, tzinfo=UTC)  # the second 02:30, and six


@pytest.fixture
def tomorrow(db: None) -> date:
    return timezone.localdate() + DAY


def spells() -> list[tuple[object, datetime, datetime | None]]:
    return list(QuietSpell.objects.values_list("source_id", "begins_at", "ends_at"))


def written(session: Session, **changes: object) -> SessionWriting:
    told = {"held_on": session.held_on, "start_time": None, "document": SessionDocument()}
    return SessionWriting(**told | changes, revision=session.document_revision)


def test_a_session_that_is_written_down_keeps_its_day_quiet(alice: User, tomorrow: date) -> None:
    session = a_session(alice, held_on=tomorrow)

    midnight = datetime.combine(tomorrow, time(), UTC)
    assert spells() == [(session.public_id, midnight, midnight + DAY)]


def test_the_quiet_moves_with_it(alice: User, tomorrow: date) -> None:
    session = a_session(alice, held_on=tomorrow)

    moved = written(session, held_on=tomorrow + DAY, start_time=time(10), end_time=time(12))
    edit_session(session, moved, by=alice)

    start = datetime.combine(tomorrow + DAY, time(10), UTC)
    assert spells() == [(session.public_id, start, start + timedelta(hours=8))]


def test_it_goes_with_it_into_the_trash_and_comes_back_with_it(alice: User, tomorrow: date) -> None:
    session = a_session(alice, held_on=tomorrow)
    there = spells()

    trash_session(session, by=alice)
    away = spells()
    restore_session(session, by=alice)

    assert (away, spells()) == ([], there)


def test_an_erased_session_keeps_nothing_quiet(alice: User, tomorrow: date) -> None:
    session = a_session(alice, held_on=tomorrow)
    trash_session(session, by=alice)

    erase(session, by=None)

    assert spells() == []


def test_one_that_is_long_over_keeps_nothing_quiet(alice: User, tomorrow: date) -> None:
    session = a_session(alice, held_on=tomorrow)

    edit_session(session, written(session, held_on=tomorrow - 9 * DAY), by=alice)

    assert spells() == []


def test_who_moves_to_another_clock_takes_the_quiet_along(alice: User, tomorrow: date) -> None:
    a_session(alice, held_on=tomorrow)

    save_preferences(by=alice, name="Alice", time_zone="Asia/Tokyo", wishes=PreferencesView())

    [(_source, begins, _ends)] = spells()
    assert begins == datetime.combine(tomorrow, time(), ZoneInfo("Asia/Tokyo"))


def test_sessions_from_before_there_was_any_quiet_are_met_and_the_trash_is_left(
    alice: User, charlie: User, tomorrow: date
) -> None:
    session, away = a_session(alice, held_on=tomorrow), a_session(charlie, held_on=tomorrow)
    trash_session(away, by=charlie)
    QuietSpell.objects.all().delete()
    ReminderSettings.objects.create(client=alice, day_ends_at=time(3))

    keep_near_first_hours(timezone.now())

    begins = datetime.combine(tomorrow, time(3), UTC)
    assert spells() == [(session.public_id, begins, begins + DAY)]
