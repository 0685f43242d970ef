"""Setting a reminder: days, a time on the person's own clock, quiet hours. Off until asked for."""

from datetime import time

import pytest
from django.db import IntegrityError
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from practices.actions.plan import remove_from_plan
from practices.actions.reminders import edit_reminder, stop_reminder_of
from practices.models import PlannedPractice
from reminders.models import Reminder, ReminderSettings
from tests.conftest import ClientFor
from tests.practices.conftest import EVENING
from tests.practices.making import events_of, no_events_of

TYPED = {
    "days": ["0", "3"],
    "local_time": "19:30",
    "time_zone": "Europe/London",
}


def url_of(planned: PlannedPractice) -> str:
    return reverse("practices:reminder-edit", args=[planned.public_id])


def test_it_opens_off_every_evening_on_the_persons_own_clock(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    User.objects.filter(pk=alice.pk).update(time_zone="Asia/Kolkata")

    answer = client_for(alice).get(url_of(planned))

    form = answer.context["form"]
    assert {name: form[name].value() for name in form.fields} == {
        "days": [0, 1, 2, 3, 4, 5, 6],
        "local_time": time(19, 30),
        "time_zone": "Asia/Kolkata",
    }
    assert (answer.context["page"].is_on, Reminder.objects.exists()) == (False, False)


def test_a_clock_that_the_list_lacks_is_there_for_whoever_lives_by_it(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    User.objects.filter(pk=alice.pk).update(time_zone="Etc/GMT-14")

    page = client_for(alice).get(url_of(planned)).content.decode()

    assert '<option value="Etc/GMT-14" selected>GMT-14</option>' in page


def test_switching_it_on_keeps_what_was_chosen_and_tells_the_trail(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(url_of(planned), TYPED)

    assert answer.url == reverse("practices:plan")
    reminder = Reminder.objects.get()
    assert (reminder.kind, reminder.source_id) == ("practice", planned.public_id)
    assert (reminder.client_id, reminder.is_active) == (alice.public_id, True)
    assert reminder.rule.at == time(19, 30)
    assert (reminder.days, reminder.time_zone) == ([0, 3], "Europe/London")
    assert (reminder.quiet_from, reminder.quiet_to) == (time(21), time(9))
    assert events_of(alice, "reminder") == ["set"]


def test_it_keeps_the_hours_that_hold_for_all_of_them_and_says_which(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    hours = {"quiet_from": time(22), "quiet_to": time(7), "day_ends_at": time(3)}
    ReminderSettings.objects.create(client=alice, way="in-app", **hours)
    browser = client_for(alice)

    browser.post(url_of(planned), TYPED | {"quiet_from": "12:00", "quiet_to": "13:00"})

    reminder = Reminder.objects.get()
    assert {name: getattr(reminder, name) for name in hours} == hours
    page = " ".join(browser.get(url_of(planned)).content.decode().split())
    assert "Only here, in the journal. Quiet from 22:00 to 07:00" in page
    assert "Only you" in page


def test_a_time_inside_quiet_hours_says_here_when_it_comes(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)

    browser.post(url_of(planned), TYPED | {"local_time": "06:30"})

    assert (
        "inside your quiet hours, so it comes at 09:00."
        in browser.get(url_of(planned)).content.decode()
    )


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"days": []}, "days", "Choose at least one day."),
        ({"local_time": "soon"}, "local_time", "Enter a valid time."),
        (
            {"time_zone": "Mars/Olympus"},
            "time_zone",
            "Select a valid choice. Mars/Olympus is not one of the available choices.",
        ),
    ],
)
def test_what_cannot_be_meant_is_said_beside_its_field_and_sets_nothing(
    changed: dict[str, object],
    field: str,
    words: str,
    planned: PlannedPractice,
    alice: User,
    client_for: ClientFor,
) -> None:
    answer = client_for(alice).post(url_of(planned), TYPED | changed)

    assert (answer.status_code, answer.context["form"].errors) == (422, {field: [words]})
    assert not Reminder.objects.exists()


def test_it_opens_as_it_was_set_and_can_be_changed(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    edit_reminder(planned, EVENING, by=alice)
    browser = client_for(alice)

    form = browser.get(url_of(planned)).context["form"]
    browser.post(url_of(planned), TYPED | {"days": ["6"]})

    assert (form["days"].value(), form["time_zone"].value()) == ([0, 3], "Europe/London")
    assert Reminder.objects.get().days == [6]


def test_a_reminder_that_was_stopped_opens_off_with_its_times(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    edit_reminder(planned, EVENING, by=alice)
    stop_reminder_of(planned, by=alice)

    answer = client_for(alice).get(url_of(planned))

    assert (answer.context["page"].is_on, answer.context["form"]["days"].value()) == (False, [0, 3])


def test_the_page_shows_the_mail_word_for_word_and_it_names_nothing(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    mail = client_for(alice).get(url_of(planned)).context["mail"]

    assert mail.subject == "A quiet moment, if you want it"
    assert mail.body.endswith("/reminders/later/?t=…")
    said = f"{mail.sender} {mail.subject} {mail.body}".lower()
    telling = ("alice", "looking", "practice", "exercise", "therap", "ketamine", "session")
    assert [word for word in telling if word in said] == []


def test_what_left_the_plan_gets_no_reminder(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    remove_from_plan(planned, by=alice)

    assert client_for(alice).post(url_of(planned), TYPED).status_code == 404
    assert not Reminder.objects.exists()


def test_without_its_line_in_the_trail_no_reminder_is_set(
    planned: PlannedPractice, alice: User
) -> None:
    with no_events_of("reminder"), pytest.raises(IntegrityError):
        edit_reminder(planned, EVENING, by=alice)

    assert not Reminder.objects.exists()


def test_the_page_asks_the_database_little(
    planned: PlannedPractice,
    alice: User,
    client_for: ClientFor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = client_for(alice)
    browser.get(url_of(planned))

    with django_assert_num_queries(9):
        # the log-in, the person; the row, its key, its practice; the reminder, the hours, the pause
        browser.get(url_of(planned))
