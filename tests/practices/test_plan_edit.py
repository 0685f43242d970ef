"""One's own words on what a practice is for."""

from django.urls import reverse

from accounts.models import User
from practices.actions.plan import edit_planned
from practices.models import PlannedPractice
from tests.conftest import ClientFor
from tests.practices.making import plan_of


def url_of(planned: PlannedPractice) -> str:
    return reverse("practices:plan-edit", args=[planned.public_id])


def test_the_words_are_kept_and_found_again(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)

    answer = browser.post(url_of(planned), {"why": "for loud evenings", "revision": "1"})

    assert answer.url == reverse("practices:plan")
    assert plan_of(alice)[0].why == "for loud evenings"
    assert browser.get(url_of(planned)).context["form"]["why"].value() == "for loud evenings"


def test_too_many_words_are_shown_again_and_nothing_is_kept(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(url_of(planned), {"why": "a" * 2001, "revision": "1"})

    assert (answer.status_code, answer.context["form"]["why"].value()) == (422, "a" * 2001)
    assert plan_of(alice)[0].why == ""


def test_words_from_two_pages_are_shown_side_by_side_and_none_is_lost(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    edit_planned(planned, "from the first page", revision=1, by=alice)
    browser = client_for(alice)

    answer = browser.post(url_of(planned), {"why": "from the second", "revision": "1"})

    assert answer.status_code == 409
    assert answer.context["saved"] == "from the first page"
    assert answer.context["form"]["why"].value() == "from the second"
    assert plan_of(alice)[0].why == "from the first page"

    browser.post(url_of(planned), {"why": "from the second", "revision": "2"})
    assert plan_of(alice)[0].why == "from the second"
