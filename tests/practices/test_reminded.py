"""Inside, what came today has its name and its start; the mail says nothing of it."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from practices.actions.plan import add_to_plan, remove_from_plan
from practices.models import PlannedPractice, Practice
from reminders.actions import send_due
from tests.conftest import ClientFor
from tests.reminders.conftest import make_due, make_reminder

TODAY = reverse("journal:today")
MOST = 12


@pytest.fixture
def came(alice: User, planned: PlannedPractice, mailbox: list[Any]) -> str:
    """Let alice's reminder to look around have come, and return the mail."""
    make_due(make_reminder(alice, source_id=planned.public_id))
    send_due()
    return mailbox[0].as_string()


def test_today_names_the_practice_and_leads_to_its_start(
    alice: User, came: str, looking_around: Practice, client_for: ClientFor
) -> None:
    page = client_for(alice).get(TODAY).content.decode()

    start = reverse("practices:play", args=[looking_around.slug])
    assert f'href="{start}">Looking around</a>, if you want it.' in page
    assert "looking" not in came.lower()


def test_what_is_no_more_in_the_plan_is_not_named(
    alice: User, came: str, planned: PlannedPractice, client_for: ClientFor
) -> None:
    remove_from_plan(planned, by=alice)

    assert "Looking around" not in client_for(alice).get(TODAY).content.decode()


def test_however_many_came_today_asks_no_more_often(
    alice: User,
    came: str,
    even_breathing: Practice,
    client_for: ClientFor,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = client_for(alice)
    browser.get(TODAY)
    with django_assert_max_num_queries(MOST) as one:
        browser.get(TODAY)
    other = add_to_plan(even_breathing, by=alice)
    make_due(make_reminder(alice, source_id=other.public_id))
    make_due(make_reminder(alice))
    send_due()

    with django_assert_max_num_queries(len(one)):
        page = browser.get(TODAY).content.decode()

    assert page.count(", if you want it.") == 3
