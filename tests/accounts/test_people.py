"""A client's people."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.actions.profiles import edit_profile
from accounts.actions.relationships import begin_relationship, close_relationship
from accounts.models import CareRelationship, User
from tests.conftest import ClientFor, make_user

PEOPLE = "/people/"


def test_a_client_sees_their_therapist_and_the_days_they_read(
    client_for: ClientFor, alice: User, nora: User, together: CareRelationship
) -> None:
    edit_profile(by=nora, name="Nora", time_zone="UTC", reading_days="Tuesday and Friday")

    page = client_for(alice).get(PEOPLE).content.decode()

    assert "Nora sees what you share, and nothing else" in page
    assert "Tuesday and Friday" in page
    assert f"/people/{together.public_id}/end/" in page


def test_a_stranger_sees_nothing_of_it(
    client_for: ClientFor, charlie: User, together: CareRelationship
) -> None:
    page = client_for(charlie).get(PEOPLE).content.decode()

    assert "Nora" not in page
    assert "The journal is whole with you alone." in page


def test_a_therapist_without_a_profile_is_shown_all_the_same(
    client_for: ClientFor, alice: User, together: CareRelationship
) -> None:
    response = client_for(alice).get(PEOPLE)

    assert response.status_code == 200


@pytest.mark.parametrize(("who", "said"), [("alice", "You ended"), ("nora", "Nora ended")])
def test_what_ended_is_said_in_plain_words_with_who_ended_it(
    client_for: ClientFor,
    alice: User,
    nora: User,
    together: CareRelationship,
    who: str,
    said: str,
) -> None:
    close_relationship(together, by={"alice": alice, "nora": nora}[who])

    page = client_for(alice).get(PEOPLE).content.decode()

    assert f"{said} this on" in page


def test_what_ended_long_ago_is_let_rest(
    client_for: ClientFor, alice: User, together: CareRelationship
) -> None:
    close_relationship(together, by=alice)
    CareRelationship.objects.update(ended_at=timezone.now() - timedelta(days=91))

    assert "You ended this" not in client_for(alice).get(PEOPLE).content.decode()


@pytest.mark.parametrize("therapists", [1, 3])
def test_the_page_costs_the_same_for_one_and_for_three(
    client_for: ClientFor, alice: User, therapists: int, django_assert_num_queries: Any
) -> None:
    for number in range(therapists):
        therapist = make_user(f"t{number}@example.org", "therapist", name="T")
        edit_profile(by=therapist, name="T", time_zone="UTC", reading_days="Monday")
        begin_relationship(by=alice, client=alice, therapist=therapist)
    browser = client_for(alice)
    browser.get(PEOPLE)

    with django_assert_num_queries(5):  # log-in, person, relationships, ended ones, own word
        browser.get(PEOPLE)
