"""The catalogue by kind, and questions that make it shorter."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from practices.arc_practices import suits
from practices.loading import read_catalogue
from practices.models import Practice
from prompts.vocabulary import Lens, Phase
from tests.conftest import ClientFor

URL = reverse("practices:catalogue")
pytestmark = pytest.mark.django_db


def slugs_in(answer: Any) -> list[str]:
    """Every practice on the page, in its order."""
    found, shelves = answer.context["found"], answer.context["shelves"]
    offers = found.offers if found else [offer for shelf in shelves for offer in shelf.offers]
    return [offer.practice.slug for offer in offers]


def test_all_kinds_stand_there_folded(catalogue: None, alice: User, client_for: ClientFor) -> None:
    answer = client_for(alice).get(URL)

    kinds = [str(shelf.label) for shelf in answer.context["shelves"]]
    assert kinds == [str(label) for label in Practice.Kind.labels]
    assert len(slugs_in(answer)) == Practice.objects.live().count() == 70
    assert b"<details open>" not in answer.content


def test_anybody_needs_to_log_in(client: Client) -> None:
    assert client.get(URL).url == f"{reverse('account_login')}?next={URL}"


def test_a_therapist_looks_and_has_no_plan(
    catalogue: None, nora: User, client_for: ClientFor
) -> None:
    answer = client_for(nora).get(URL)

    assert (answer.status_code, answer.context["may_plan"]) == (200, False)
    assert reverse("practices:plan").encode() not in answer.content


def test_next_to_no_energy_and_two_minutes_leave_what_fits_both(
    catalogue: None, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).get(URL, {"energy": "0", "minutes": "2"})

    assert set(slugs_in(answer)) == {
        written["slug"]
        for written in read_catalogue()
        if written["energy_cost"] == 0 and written["lengths"][0] <= 2
    }
    assert len(answer.context["found"].first) == 5


@pytest.mark.parametrize(
    ("asked", "column"),
    [
        ({"kind": "rest"}, "kind"),
        ({"place": "bed"}, "places"),
        ({"phase": "landing"}, "phases"),
        ({"lens": "grief"}, "lenses"),
    ],
)
def test_kind_place_time_and_theme_each_make_it_shorter(
    asked: dict[str, str], column: str, catalogue: None, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).get(URL, asked)

    (value,) = asked.values()
    fitting = {w["slug"] for w in read_catalogue() if value in w[column]}
    assert set(slugs_in(answer)) == fitting
    assert answer.content.count(b"<details open>") == 1


def test_the_lightest_and_shortest_stand_first(
    catalogue: None, alice: User, client_for: ClientFor
) -> None:
    offers = client_for(alice).get(URL, {"place": "bed"}).context["found"].offers

    weights = [(offer.practice.energy_cost, offer.practice.lengths[0]) for offer in offers]
    assert weights == sorted(weights)


def suiting(*lenses: str) -> set[str]:
    """The slugs of what is offered in the settled weeks to somebody with these lenses."""
    weeks = (each for each in Practice.objects.all() if suits(each, Phase.SETTLING, 3, lenses))
    return {each.slug for each in weeks}


def test_what_only_speaks_to_chosen_lenses_is_not_suggested_unasked(catalogue: None) -> None:
    unasked, asked = suiting(), suiting(Lens.ANCESTRAL)

    assert unasked
    assert "two-stones" in asked - unasked


def test_asking_puts_no_token_into_the_address(
    catalogue: None, alice: User, client_for: ClientFor
) -> None:
    page = client_for(alice).get(URL).content.decode()

    assert "csrfmiddlewaretoken" not in page.split('<form method="get"')[1].split("</form>")[0]


@pytest.mark.parametrize("asked", [{"energy": "all of it"}, {"minutes": "-1"}, {"lens": "no"}])
def test_what_is_malformed_counts_as_not_asked(
    asked: dict[str, str], catalogue: None, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).get(URL, asked)

    assert (answer.status_code, len(slugs_in(answer))) == (200, 70)


def test_nothing_that_fits_is_said_kindly(db: None, alice: User, client_for: ClientFor) -> None:
    answer = client_for(alice).get(URL)

    assert b"One breath counts too." in answer.content


@pytest.mark.parametrize("state", ["draft", "retired"])
def test_only_live_practices_are_offered(
    state: str, looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    Practice.objects.exclude(pk=looking_around.pk).update(state=state)

    assert slugs_in(client_for(alice).get(URL)) == ["looking-around"]


@pytest.mark.parametrize("practices", [1, 3])
def test_the_number_of_queries_does_not_grow(
    practices: int,
    catalogue: None,
    alice: User,
    client_for: ClientFor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    kept = list(Practice.objects.values_list("pk", flat=True)[:practices])
    Practice.objects.exclude(pk__in=kept).update(state="draft")
    browser = client_for(alice)
    browser.get(URL)

    with django_assert_num_queries(6):  # log-in, person, own day, rest, their word, practices
        browser.get(URL)
