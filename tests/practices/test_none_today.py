"""Where a reminder does not come today although it is one of its days, the pages say why."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from practices.models import PlannedPractice
from practices.queries.none_today import none_today, with_today
from reminders.actions import keep_quiet
from reminders.models import Occurrence, Reminder, ReminderSettings
from tests.conftest import ClientFor
from tests.journal.conftest import a_session
from tests.reminders.conftest import MONDAY_NOON, make_reminder

EVENING_DUE = datetime(2026, 6, 1, 20, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PLAN = reverse("practices:plan")


@pytest.fixture
def evening(alice: User) -> Reminder:
    """Return alice's daily reminder at eight in the evening."""
    return make_reminder(alice)


def why(now: datetime = MONDAY_NOON) -> str | None:
    return none_today(with_today(Reminder.objects.all(), now).get(), now)


def closed(reminder: Reminder, state: str, **fields: Any) -> Occurrence:
    usual = {
        "local_date": EVENING_DUE.date(),
        "due_at": EVENING_DUE,
        "ready_at": None,
        "attempt": 1,
    }
    return Occurrence.objects.create(reminder=reminder, state=state, **usual | fields)


def test_nothing_is_said_of_one_that_comes_that_came_or_that_has_another_day(
    evening: Reminder,
) -> None:
    assert why() is None
    row = closed(evening, "sent", sent_at=EVENING_DUE)
    assert (why(EVENING_DUE + HOUR), why(EVENING_DUE - HOUR)) == (None, "came")  # set anew since
    row.delete()
    assert why(EVENING_DUE + HOUR) is None  # it was set after its time
    Reminder.objects.update(day_bits=0b0000010)
    assert why() is None


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        (EVENING_DUE - HOUR, None, "quiet"),
        (EVENING_DUE - DAY, EVENING_DUE + HOUR, "quiet"),
        (EVENING_DUE - 3 * HOUR, EVENING_DUE, None),  # over as it comes
        (EVENING_DUE + HOUR, None, None),
    ],
)
def test_a_rest_that_covers_its_time_is_said(
    alice: User, evening: Reminder, begins: datetime, ends: datetime | None, expected: str | None
) -> None:
    keep_quiet(client=alice, source_id=uuid4(), begins_at=begins, ends_at=ends)

    assert why() == expected


def test_one_that_quiet_hours_moved_here_from_yesterday_counts_as_todays(
    alice: User, evening: Reminder
) -> None:
    Reminder.objects.update(local_time=time(22), quiet_from=time(21), quiet_to=time(15))
    today_at_three = EVENING_DUE - 5 * HOUR
    keep_quiet(
        client=alice, source_id=uuid4(), begins_at=MONDAY_NOON, ends_at=today_at_three + HOUR
    )

    assert why() == "quiet"


@pytest.mark.parametrize(
    ("state", "fields", "expected"),
    [
        ("skipped", {"skipped_because": "quiet"}, "quiet"),
        ("skipped", {"skipped_because": "resting"}, "fewer"),
        ("skipped", {"skipped_because": "late"}, "fault"),
        ("skipped", {"skipped_because": "enough"}, None),
        ("failed", {"failed_because": "not_accepted"}, "fault"),
    ],
)
def test_of_one_whose_time_has_come_its_row_tells(
    evening: Reminder, state: str, fields: dict[str, str], expected: str | None
) -> None:
    closed(evening, state, **fields)

    assert why(EVENING_DUE + HOUR) == expected


def test_fewer_and_none_after_some_that_passed_unless_they_are_to_keep_coming(
    alice: User, evening: Reminder
) -> None:
    Reminder.objects.update(unanswered=3)
    assert why() == "fewer"
    ReminderSettings.objects.create(client=alice, keeps_coming=True)
    assert why() is None
    Reminder.objects.update(rests_since=MONDAY_NOON)
    assert why() == "resting"
    Reminder.objects.update(paused_at=MONDAY_NOON)
    assert why() is None  # the page says that all are paused


def test_on_a_sessions_day_the_plan_and_the_reminders_page_say_so(
    alice: User, charlie: User, planned: PlannedPractice, client_for: ClientFor
) -> None:
    last = {"local_time": time(23, 59, 59), "source_id": planned.public_id}
    make_reminder(alice, **last)
    a_session(charlie, held_on=timezone.localdate())
    pages = (PLAN, reverse("practices:reminder-edit", args=[planned.public_id]))
    words = "None comes today: the hours around your session stay quiet."
    browser = client_for(alice)
    assert [words in browser.get(page).content.decode() for page in pages] == [False, False]

    a_session(alice, held_on=timezone.localdate())

    assert [words in browser.get(page).content.decode() for page in pages] == [True, True]
