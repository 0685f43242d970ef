"""Taking a practice out of the plan, and putting it back just as it was."""

import pytest
from django.http import Http404
from django.urls import reverse

from accounts.models import User
from practices.actions.plan import (
    add_to_plan,
    edit_planned,
    remove_from_plan,
    restore_to_plan,
)
from practices.actions.reminders import edit_reminder, stop_reminder_of
from practices.models import PlannedPractice, Practice
from reminders.models import Reminder
from tests.conftest import ClientFor
from tests.practices.conftest import EVENING
from tests.practices.making import events_of, plan_of


def url_of(name: str, planned: PlannedPractice) -> str:
    return reverse(f"practices:{name}", args=[planned.public_id])


def test_out_and_back_keeps_words_and_reminder(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    edit_planned(planned, "for loud evenings", revision=1, by=alice)
    edit_reminder(planned, EVENING, by=alice)
    browser = client_for(alice)

    out = browser.post(url_of("plan-remove", planned))
    while_out = (plan_of(alice), Reminder.objects.get().is_active)
    back = browser.post(url_of("plan-restore", planned))

    assert (out.url, back.url) == (reverse("practices:plan"),) * 2
    assert while_out == ([], False)
    assert [document.why for document in plan_of(alice)] == ["for loud evenings"]
    reminder = Reminder.objects.get()
    assert (reminder.is_active, reminder.days, reminder.local_time) == (
        True,
        EVENING.days,
        EVENING.local_time,
    )
    assert events_of(alice, "planned practice") == [
        "added",
        "changed",
        "removed",
        "restored",
    ]
    assert events_of(alice, "reminder") == ["set", "stopped", "set"]


def test_a_reminder_that_was_off_stays_off(planned: PlannedPractice, alice: User) -> None:
    edit_reminder(planned, EVENING, by=alice)
    stop_reminder_of(planned, by=alice)

    remove_from_plan(planned, by=alice)
    restore_to_plan(planned, by=alice)

    assert Reminder.objects.get().is_active is False


def test_putting_back_what_was_planned_anew_changes_nothing(
    planned: PlannedPractice, looking_around: Practice, alice: User
) -> None:
    remove_from_plan(planned, by=alice)
    add_to_plan(looking_around, by=alice)

    restore_to_plan(planned, by=alice)

    assert len(plan_of(alice)) == 1


def test_what_is_out_is_not_taken_out_again(planned: PlannedPractice, alice: User) -> None:
    remove_from_plan(planned, by=alice)

    with pytest.raises(Http404):
        remove_from_plan(planned, by=alice)


def test_another_client_puts_nothing_back(
    planned: PlannedPractice, alice: User, charlie: User, client_for: ClientFor
) -> None:
    remove_from_plan(planned, by=alice)

    answer = client_for(charlie).post(url_of("plan-restore", planned))

    assert (answer.status_code, plan_of(alice)) == (404, [])
