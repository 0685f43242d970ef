"""Reminders of an intention: on its days and, for whoever asks, every day; they rest with it."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from practices.actions.intentions import (
    remove_intention,
    restore_intention,
    say_where_it_stands,
)
from practices.actions.intentions_moments import say_day
from practices.actions.intentions_reminders import BOTH, DAILY, REVIEWS, reminder_of
from practices.intention_documents import Near, Status
from practices.models import Intention
from reminders.actions import stop_reminder
from reminders.models import Reminder, ReminderSettings
from tests.conftest import ClientFor
from tests.practices.intending import an_intention, document_of, runs


def days() -> tuple[date, date]:
    today = timezone.localdate()
    return today + timedelta(7), today + timedelta(28)


@pytest.fixture
def row(alice: User) -> Intention:
    """Return one that reminds on its two days."""
    return an_intention(alice, review_on=days(), reminds=True)


def url_of(name: str, row: Intention) -> str:
    return reverse(f"practices:{name}", args=[row.public_id])


def test_its_days_are_reminded_of_in_the_evening_outside_the_persons_quiet_hours(
    row: Intention,
) -> None:
    reminder = Reminder.objects.get()

    assert (reminder.kind, reminder.source_id) == ("intention", row.public_id)
    assert (reminder.dates, reminder.days) == (list(days()), [])
    assert (reminder.local_time, reminder.quiet_from) == (time(19, 30), time(21))


def test_without_being_asked_none_is_set(alice: User) -> None:
    an_intention(alice, review_on=days())

    assert Reminder.objects.count() == 0


def test_both_are_set_on_their_page_with_the_persons_own_hours(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    ReminderSettings.objects.create(
        client=alice, quiet_from=None, quiet_to=None, day_ends_at=time(3)
    )

    client_for(alice).post(
        url_of("intention-reminders", row), {"daily": "on", "local_time": "01:30"}
    )

    daily = reminder_of(row, DAILY)
    assert daily
    assert (runs(row, REVIEWS), runs(row, DAILY)) == (False, True)
    assert (len(daily.days), daily.local_time) == (7, time(1, 30))
    assert (daily.quiet_from, daily.day_ends_at) == (None, time(3))


@pytest.mark.parametrize("status", [Status.RESTING, Status.LET_GO, Status.PART_OF_LIFE])
def test_they_rest_with_it_and_come_back_with_it(
    status: Status, row: Intention, alice: User
) -> None:
    say_where_it_stands(row, status, by=alice)
    resting = [runs(row, which) for which in BOTH]
    remove_intention(row, by=alice)
    restore_intention(row, by=alice)
    still = [runs(row, which) for which in BOTH]

    say_where_it_stands(row, Status.TRYING, by=alice)

    assert (resting, still) == ([False, False], [False, False])
    assert (runs(row, REVIEWS), runs(row, DAILY)) == (True, False)
    assert document_of(row).waiting == ()


def test_they_stop_when_it_is_taken_out_and_go_on_when_it_is_back(
    row: Intention, alice: User
) -> None:
    remove_intention(row, by=alice)
    out = runs(row, REVIEWS)
    restore_intention(row, by=alice)

    assert (out, runs(row, REVIEWS)) == (False, True)


def test_one_that_was_stopped_stays_off_whatever_is_changed(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    stop_reminder(by=alice, reminder=Reminder.objects.get())
    browser = client_for(alice)
    form = browser.get(url_of("intention-edit", row)).context["form"]

    browser.post(url_of("intention-edit", row), {"words": "Other words", "revision": "1"})
    remove_intention(row, by=alice)
    restore_intention(row, by=alice)

    assert (form["reminds"].value(), runs(row, REVIEWS)) == (False, False)


def test_its_days_follow_when_they_change(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    own = timezone.localdate() + timedelta(3)

    client_for(alice).post(
        reverse("practices:intention-step", args=[row.public_id, "look"]),
        {"own_day": own.isoformat(), "reminds": "on", "revision": "1"},
    )

    assert Reminder.objects.get().dates == [own]


def test_a_longer_look_that_chooses_no_day_ends_them(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    row.review_on = [timezone.localdate()]
    row.save()

    client_for(alice).post(url_of("intention-review", row), {"reminds": "on"})

    row.refresh_from_db()
    assert (row.review_on, runs(row, REVIEWS)) == ([], False)


def test_one_tap_answers_what_was_sent(row: Intention, alice: User) -> None:
    Reminder.objects.update(unanswered=2)

    say_day(row, Near.FAR, day=timezone.localdate(), by=alice)

    assert Reminder.objects.get().unanswered == 0


def test_while_it_rests_its_page_sets_none(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    say_where_it_stands(row, Status.RESTING, by=alice)

    client_for(alice).post(
        url_of("intention-reminders", row), {"daily": "on", "local_time": "18:00"}
    )

    assert [runs(row, which) for which in BOTH] == [False, False]


def test_no_days_are_ticked_where_none_is_to_come(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    browser, url = client_for(alice), url_of("intention-reminders", row)
    to_come = browser.get(url).context["form"]
    row.review_on = [timezone.localdate() - timedelta(1)]  # over, and its reminder still set
    row.save()

    over = browser.get(url).context["form"]
    page = browser.get(url_of("intention", row)).content.decode()
    browser.post(url, {"reviews": "on", "local_time": "18:00"})

    assert (to_come["reviews"].value(), list(over.fields)) == (True, ["daily", "local_time"])
    assert "No reminders." in page
    assert not runs(row, REVIEWS)
