"""Planning a practice, in one tap."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from accounts.models import User
from practices.actions.plan import add_to_plan
from practices.documents import PlannedDocument
from practices.models import PlannedPractice, Practice
from reminders.models import Reminder
from tests.conftest import ClientFor
from tests.practices.making import events_of, no_events_of, plan_of

URL = reverse("practices:plan-add")


def test_it_is_in_the_plan_without_a_reminder_and_the_trail_knows(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(URL, {"practice": "looking-around"})

    assert answer.url == reverse("practices:plan")
    assert plan_of(alice) == [PlannedDocument(str(looking_around.public_id))]
    assert not Reminder.objects.exists()
    assert events_of(alice, "planned practice") == ["added"]


def test_a_reminder_for_every_day_is_one_press_from_where_it_is_planned(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)

    answer = browser.post(URL, {"practice": "looking-around"}, follow=True)

    url = reverse("practices:reminder-edit", args=[PlannedPractice.objects.get().public_id])
    assert f'one. <a href="{url}">Set a reminder</a>' in answer.content.decode()
    form = browser.get(url).context["form"]
    browser.post(url, form.initial)
    assert Reminder.objects.get().days == [0, 1, 2, 3, 4, 5, 6]


def test_planning_it_twice_plans_it_once(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)

    for _press in range(2):
        browser.post(URL, {"practice": "looking-around"})

    assert len(plan_of(alice)) == 1


@pytest.mark.parametrize("asked", ["", "nowhere", "Looking Around", "a\x00b"])
def test_what_is_no_practice_is_not_found_and_plans_nothing(
    asked: str, catalogue: None, alice: User, client_for: ClientFor
) -> None:
    assert client_for(alice).post(URL, {"practice": asked}).status_code == 404
    assert not PlannedPractice.objects.exists()


def test_a_retired_practice_is_not_planned(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    Practice.objects.update(state="retired")

    assert client_for(alice).post(URL, {"practice": "looking-around"}).status_code == 404


def test_without_its_line_in_the_trail_nothing_is_planned(
    looking_around: Practice, alice: User
) -> None:
    with no_events_of("planned practice"), pytest.raises(IntegrityError):
        add_to_plan(looking_around, by=alice)

    assert not PlannedPractice.objects.exists()
