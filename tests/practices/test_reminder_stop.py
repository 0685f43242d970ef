"""Switching one reminder off, or pausing all of them."""

from django.urls import reverse

from accounts.models import User
from practices.actions.reminders import edit_reminder
from practices.models import PlannedPractice
from reminders.models import Reminder
from reminders.queries import reminders_paused
from tests.conftest import ClientFor
from tests.practices.conftest import EVENING
from tests.practices.making import events_of


def test_switching_off_keeps_the_times(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    edit_reminder(planned, EVENING, by=alice)

    answer = client_for(alice).post(reverse("practices:reminder-stop", args=[planned.public_id]))

    assert answer.url == reverse("practices:plan")
    assert (Reminder.objects.get().is_active, Reminder.objects.get().days) == (False, [0, 3])
    assert events_of(alice, "reminder") == ["set", "stopped"]


def test_switching_off_what_was_never_on_changes_nothing(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(reverse("practices:reminder-stop", args=[planned.public_id]))

    assert (answer.status_code, Reminder.objects.exists()) == (302, False)


def test_one_press_pauses_all_and_one_starts_them_again(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    edit_reminder(planned, EVENING, by=alice)
    browser = client_for(alice)

    browser.post(reverse("practices:reminders-pause"))
    while_paused = reminders_paused(alice)
    browser.post(reverse("reminders:resume"))

    assert (while_paused, reminders_paused(alice)) == (True, False)
    assert events_of(alice, "reminder") == ["set", "paused", "resumed"]
