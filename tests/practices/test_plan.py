"""The plan: what a client chose, each with its reminder in words. Nothing is counted."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from journal.actions.entries import finish_entry
from practices.actions.log import log_practice, rate_log
from practices.actions.plan import add_to_plan, edit_planned, remove_from_plan
from practices.actions.reminders import edit_reminder, pause_reminders
from practices.documents import How
from practices.models import PlannedPractice, Practice
from tests.conftest import ClientFor
from tests.fullest import live_fully
from tests.journal.conftest import a_writing
from tests.practices.conftest import EVENING
from tests.practices.making import done
from tests.reminders.conftest import make_reminder

URL, LESS = reverse("practices:plan"), reverse("practices:less")


def plan_in(browser: Client) -> object:
    return browser.get(URL).context["plan"]


def test_each_practice_has_its_why_its_reminder_and_the_last_time(
    alice: User,
    looking_around: Practice,
    even_breathing: Practice,
    planned: PlannedPractice,
    client_for: ClientFor,
) -> None:
    edit_planned(planned, "for loud evenings", revision=1, by=alice)
    edit_reminder(planned, replace(EVENING, time_zone="UTC"), by=alice)
    rate_log(log_practice(looking_around, by=alice, **done(17)), How.YES, by=alice)
    add_to_plan(even_breathing, by=alice)

    items = plan_in(client_for(alice)).items

    assert [
        (i.practice.title, i.document.why, i.reminder, [f.words for f in i.facts]) for i in items
    ] == [
        (
            "Looking around",
            "for loud evenings",
            "Mondays and Thursdays at 19:30",
            ["Tuesday 17 November: it helped"],
        ),
        ("Even breathing", "", "", []),
    ]


def test_a_time_inside_quiet_hours_says_when_it_really_comes(
    alice: User, planned: PlannedPractice, client_for: ClientFor
) -> None:
    edit_reminder(planned, replace(EVENING, local_time=time(22, 15)), by=alice)

    (item,) = plan_in(client_for(alice)).items

    assert (item.reminder, item.reminder_moves) == (
        "Mondays and Thursdays at 22:15, London time",
        "That is inside your quiet hours, so it comes at 09:00 the next day.",
    )


def test_an_empty_plan_is_fine(alice: User, client_for: ClientFor) -> None:
    assert b"No practice is planned, and that is fine." in client_for(alice).get(URL).content


def test_reminders_are_paused_where_less_is_and_started_again_in_both_places(
    alice: User, planned: PlannedPractice, client_for: ClientFor
) -> None:
    edit_reminder(planned, EVENING, by=alice)
    browser = client_for(alice)
    pause = reverse("practices:reminders-pause").encode()
    resume = reverse("reminders:resume").encode()

    running = browser.get(LESS).content
    pause_reminders(by=alice)
    paused = browser.get(LESS).content

    assert (pause in running, resume in running) == (True, False)
    assert (pause in paused, resume in paused) == (False, True)
    assert resume in browser.get(URL).content


def test_others_plans_are_not_there(
    planned: PlannedPractice, charlie: User, client_for: ClientFor
) -> None:
    plan = plan_in(client_for(charlie))

    assert (plan.items, plan.removed) == ([], [])


def test_what_was_removed_can_be_put_back_for_thirty_days(
    alice: User, planned: PlannedPractice, even_breathing: Practice, client_for: ClientFor
) -> None:
    old = add_to_plan(even_breathing, by=alice)
    for row in (planned, old):
        remove_from_plan(row, by=alice)
    longer_ago = timezone.now() - timedelta(days=31)
    PlannedPractice.objects.filter(pk=old.pk).update(removed_at=longer_ago)

    plan = plan_in(client_for(alice))

    assert [item.practice.title for item in plan.removed] == ["Looking around"]


def test_what_was_planned_anew_is_not_offered_to_be_put_back(
    alice: User, planned: PlannedPractice, looking_around: Practice, client_for: ClientFor
) -> None:
    remove_from_plan(planned, by=alice)
    add_to_plan(looking_around, by=alice)

    plan = plan_in(client_for(alice))

    assert ([item.practice.title for item in plan.items], plan.removed) == (["Looking around"], [])


def test_a_row_that_does_not_open_is_left_alone_and_the_others_stay(
    alice: User, planned: PlannedPractice, even_breathing: Practice, client_for: ClientFor
) -> None:
    add_to_plan(even_breathing, by=alice)
    PlannedPractice.objects.filter(pk=planned.pk).update(document_revision=7)

    answer = client_for(alice).get(URL)

    assert [item.practice.title for item in answer.context["plan"].items] == ["Even breathing"]
    assert b"could not be opened just now. It has not been changed." in answer.content


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(
    rows: int,
    alice: User,
    catalogue: None,
    client_for: ClientFor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for practice in Practice.objects.all()[:rows]:
        edit_reminder(add_to_plan(practice, by=alice), EVENING, by=alice)
        log_practice(practice, by=alice, **done(17))
    browser = client_for(alice)
    browser.get(URL)

    with django_assert_num_queries(11):
        # the log-in, the person; the plan, suggestions, one key, their practices; the log;
        # reminders; choices and the word for a session; rest, energy; who we are to a browser
        browser.get(URL)


def test_at_its_fullest_it_asks_for_each_thing_once_and_together(
    alice: User,
    nora: User,
    client_for: ClientFor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    live_fully(alice, nora)
    browser = client_for(alice)
    browser.get(URL)

    with django_assert_num_queries(11):
        plan = browser.get(URL).context["plan"]

    assert (len(plan.items), len(plan.suggested), plan.has_reminders) == (2, 1, True)


def test_beside_a_reminder_stands_no_question(
    alice: User, planned: PlannedPractice, client_for: ClientFor
) -> None:
    make_reminder(alice, source_id=planned.public_id)
    finish_entry(a_writing(), by=alice)

    page = client_for(alice).get(URL).content.decode()

    assert reverse("reminders:settings") in client_for(alice).get(LESS).content.decode()
    assert "Would you like reminders on this device?" not in page
