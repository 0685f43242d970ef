"""One practice: what to know before, the steps, the way out; and for a client, what they did."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from practices.actions.log import log_practice, rate_log
from practices.actions.plan import add_to_plan
from practices.documents import How
from practices.models import PlannedPractice, Practice
from tests.conftest import ClientFor
from tests.practices.making import done


def url_of(practice: Practice) -> str:
    return reverse("practices:practice", args=[practice.slug])


def test_cautions_stand_before_the_steps_and_no_holds_before_holds(
    catalogue: None, alice: User, client_for: ClientFor
) -> None:
    box = Practice.objects.get(slug="box-breathing")

    page = client_for(alice).get(url_of(box)).content.decode()

    order = ["Before you start", "Without holding your breath", "With holds", "An easier version"]
    places = [page.index(f">{words}<") for words in [*order, "To end"]]
    assert places == sorted(places)


def test_a_client_can_do_it_and_plan_it(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    page = client_for(alice).get(url_of(looking_around)).content.decode()

    assert page.count("I did this") == 1
    assert page.count("Add to my plan") == 1


def test_what_is_planned_is_not_offered_again(
    looking_around: Practice, planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    page = client_for(alice).get(url_of(looking_around)).content.decode()

    assert (page.count("Add to my plan"), page.count("In your plan")) == (0, 1)


def test_the_last_times_are_plain_facts(
    looking_around: Practice, even_breathing: Practice, alice: User, client_for: ClientFor
) -> None:
    for day, how in [(3, How.NO), (17, How.A_BIT)]:
        rate_log(log_practice(looking_around, by=alice, **done(day)), how, by=alice)
    log_practice(even_breathing, by=alice, **done(18))

    answer = client_for(alice).get(url_of(looking_around))

    assert [fact.words for fact in answer.context["mine"].facts] == [
        "Tuesday 17 November: it helped a bit",
        "Tuesday 3 November: it did not help",
    ]


def test_a_therapist_reads_and_does_nothing(
    looking_around: Practice, nora: User, client_for: ClientFor
) -> None:
    page = client_for(nora).get(url_of(looking_around)).content.decode()

    assert "Let your head turn slowly" in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]


def test_it_needs_a_login(looking_around: Practice, client: Client) -> None:
    url = url_of(looking_around)

    assert client.get(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize("state", ["draft", "retired"])
def test_what_is_not_live_is_there_for_curators_and_nobody_else(
    state: str,
    looking_around: Practice,
    alice: User,
    nora: User,
    cora: User,
    client_for: ClientFor,
) -> None:
    Practice.objects.update(state=state)

    answers = [client_for(person).get(url_of(looking_around)) for person in (alice, nora, cora)]

    assert [answer.status_code for answer in answers] == [404, 404, 200]


def test_what_was_retired_stays_readable_for_whoever_planned_it(
    looking_around: Practice,
    planned: PlannedPractice,
    alice: User,
    charlie: User,
    client_for: ClientFor,
) -> None:
    Practice.objects.update(state="retired")

    answer = client_for(alice).get(url_of(looking_around))

    assert b"This one is no longer offered." in answer.content
    assert client_for(charlie).get(url_of(looking_around)).status_code == 404


def test_an_address_that_no_practice_has_is_not_found(alice: User, client_for: ClientFor) -> None:
    url = reverse("practices:practice", args=["nowhere"])

    assert client_for(alice).get(url).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(
    rows: int,
    looking_around: Practice,
    alice: User,
    client_for: ClientFor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for practice in Practice.objects.all()[:rows]:
        add_to_plan(practice, by=alice)
        log_practice(looking_around, by=alice, **done(practice.pk % 20 + 1))
    browser = client_for(alice)
    browser.get(url_of(looking_around))

    with django_assert_num_queries(10):
        # log-in, person, practice; the plan and its key; the log and its key; own day, rest
        browser.get(url_of(looking_around))
