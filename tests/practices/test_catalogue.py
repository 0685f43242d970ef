"""The catalogue: six families, and two questions that make it shorter."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from practices.loading import read_catalogue
from practices.models import Practice
from tests.conftest import ClientFor

URL = reverse("practices:catalogue")
pytestmark = pytest.mark.django_db


def slugs_in(answer: object) -> list[str]:
    families = answer.context["families"]  # type: ignore[attr-defined]
    return [offer.practice.slug for family in families for offer in family.offers]


def test_it_has_the_six_families_in_their_order(
    catalogue: None, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).get(URL)

    assert [family.key for family in answer.context["families"]] == [
        "journaling",
        "meditation",
        "creative",
        "nature",
        "dialogue",
        "intention",
    ]
    assert len(slugs_in(answer)) == Practice.objects.live().count() == 70


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
    assert "looking-around" in slugs_in(answer)


def test_asking_puts_no_token_into_the_address(
    catalogue: None, alice: User, client_for: ClientFor
) -> None:
    page = client_for(alice).get(URL).content.decode()

    assert "csrfmiddlewaretoken" not in page.split('<form method="get"')[1].split("</form>")[0]


@pytest.mark.parametrize("asked", [{"energy": "all of it"}, {"minutes": "-1"}, {"other": "1"}])
def test_what_is_malformed_counts_as_not_asked(
    asked: dict[str, str], catalogue: None, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).get(URL, asked)

    assert (answer.status_code, len(slugs_in(answer))) == (200, 70)


def test_nothing_that_fits_is_said_kindly(db: None, alice: User, client_for: ClientFor) -> None:
    answer = client_for(alice).get(URL)

    assert b"One breath counts too." in answer.content


@pytest.mark.parametrize("state", ["draft", "reviewed", "retired"])
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

    with django_assert_num_queries(4):  # the log-in, the person, their word, the practices
        browser.get(URL)
