"""The plan says that a reminder came today, when what was put off comes, until when all rest."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.models import User
from practices.models import PlannedPractice
from practices.queries.at_hand import at_hand
from practices.queries.none_today import none_today, with_today
from reminders.actions import keep_quiet, pause_all
from reminders.actions.postponing import rest_a_week
from reminders.models import Occurrence, Reminder
from tests.conftest import ClientFor
from tests.reminders.conftest import MONDAY_NOON, make_reminder

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PLAN = reverse("practices:plan")


def said(now: datetime = MONDAY_NOON) -> str:
    return at_hand(with_today(Reminder.objects.all(), now).get(), now)


def a_row(client: User, due_at: datetime, **fields: object) -> Occurrence:
    usual = {"local_date": MONDAY_NOON.date(), "due_at": due_at, "ready_at": due_at}
    return Occurrence.objects.create(reminder=make_reminder(client), **usual | fields)


def test_of_one_that_came_it_says_so_for_that_day(alice: User) -> None:
    came = MONDAY_NOON - 3 * HOUR
    a_row(alice, came, state="sent", sent_at=came, ready_at=None, attempt=1)

    assert said() == "It came today at 09:00."
    assert said(MONDAY_NOON + DAY) == ""


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (1, "You moved it: it comes today at 13:00."),
        (20, "You moved it: it comes tomorrow at 08:00."),
        (44, "You moved it: it comes on Wednesday 3 June at 08:00."),
        (-1, ""),
    ],
)
def test_of_one_that_was_put_off_it_says_when_it_comes(alice: User, hours: int, words: str) -> None:
    a_row(alice, MONDAY_NOON + hours * HOUR, snoozed=1)

    assert said() == words


def test_it_promises_nothing_while_it_is_quiet_and_blames_nobody_for_what_a_rest_left_out(
    alice: User,
) -> None:
    row = a_row(alice, MONDAY_NOON + HOUR, snoozed=1)
    keep_quiet(client=alice, source_id=row.reminder.public_id, begins_at=MONDAY_NOON, ends_at=None)
    assert said() == ""
    alice.quiet_spells.all().delete()
    pause_all(client=alice)
    assert said() == ""

    Reminder.objects.update(paused_at=None)
    Occurrence.objects.update(state="skipped", skipped_because="late", ready_at=None)
    late = MONDAY_NOON + 9 * HOUR
    assert none_today(with_today(Reminder.objects.all(), late).get(), late) is None


def test_the_plan_says_until_when_all_rest(
    alice: User, planned: PlannedPractice, client_for: ClientFor
) -> None:
    make_reminder(alice, source_id=planned.public_id)
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        rest_a_week(alice)
        page = client_for(alice).get(PLAN).content.decode()

    assert "None comes before Monday 30 November; then they go on by themselves." in page
