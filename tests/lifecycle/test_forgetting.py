"""What is left over goes: reminders without their practice, and occurrences of long ago."""

from datetime import timedelta

import pytest
from django.conf import settings

from accounts.models import User
from audit.queries import events_for
from lifecycle.tasks import forget_leftovers_daily
from practices.actions.forgetting import forget_planned
from practices.actions.plan import remove_from_plan
from practices.actions.reminders import edit_reminder
from practices.models import PlannedPractice
from reminders.models import Occurrence, Reminder
from tests.practices.conftest import *  # noqa: F403
from tests.practices.conftest import EVENING
from tests.reminders.conftest import make_due

LONG_AGO, LATELY = timedelta(days=91), timedelta(days=89)


@pytest.fixture
def reminder(planned: PlannedPractice, alice: User) -> Reminder:
    edit_reminder(planned, EVENING, by=alice)
    return Reminder.objects.get()


def test_forgetting_a_practice_takes_its_reminder_along(
    planned: PlannedPractice, reminder: Reminder, alice: User
) -> None:
    make_due(reminder)
    remove_from_plan(planned, by=alice)
    forget_planned(planned)

    forget_leftovers_daily()

    assert (Reminder.objects.count(), Occurrence.objects.count()) == (0, 0)
    assert events_for(alice.public_id)[0].action == "forgotten"


def test_a_practice_that_can_be_put_back_keeps_its_reminder(
    planned: PlannedPractice, reminder: Reminder, alice: User
) -> None:
    remove_from_plan(planned, by=alice)

    forget_leftovers_daily()

    assert list(Reminder.objects.all()) == [reminder]


@pytest.mark.parametrize("state", ["sent", "skipped", "failed"])
def test_what_was_closed_ninety_days_ago_is_forgotten(reminder: Reminder, state: str) -> None:
    _old, lately = (close(make_due(reminder, ago), state) for ago in (LONG_AGO, LATELY))

    forget_leftovers_daily()

    assert list(Occurrence.objects.all()) == [lately]


def test_what_is_still_open_stays_however_old(reminder: Reminder) -> None:
    open_row = make_due(reminder, LONG_AGO)

    forget_leftovers_daily()

    assert list(Occurrence.objects.all()) == [open_row]


def test_it_happens_every_day() -> None:
    beat = settings.CELERY_BEAT_SCHEDULE["forget-leftovers"]

    assert (beat["task"], beat["schedule"]) == ("lifecycle.forget_leftovers", 86400.0)


def close(row: Occurrence, state: str) -> Occurrence:
    row.state, row.ready_at, row.attempt = state, None, 1
    row.sent_at = row.due_at if state == "sent" else None
    row.skipped_because = "late" if state == "skipped" else ""
    row.failed_because = "refused" if state == "failed" else ""
    row.save()
    return row
