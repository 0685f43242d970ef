"""Curators find, write, review, publish and retire practices. Clients' rows are not there."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from accounts.models import User
from practices.actions.catalogue import NotNext, move_practice
from practices.loading import as_written
from practices.models import PlannedPractice, Practice, PracticeLog
from tests.conftest import ClientFor
from tests.practices.making import events_about


def change(practice: Practice) -> str:
    return reverse("admin:practices_practice_change", args=[practice.pk])


def move(practice: Practice, state: str) -> str:
    return reverse("admin:practices_practice_move", args=[practice.pk, state])


def typed(browser: Client, practice: Practice, **changes: Any) -> dict[str, Any]:
    """Return what the form would post unchanged, with these changes."""
    form = browser.get(change(practice)).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()} | changes


def test_an_edit_is_saved_and_recorded(
    looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    browser = client_for(cora)

    answer = browser.post(
        change(looking_around),
        typed(browser, looking_around, steps="Look.\n\n  Look again.  \n", lengths="3,1"),
    )

    looking_around.refresh_from_db()
    assert answer.status_code == 302
    assert (looking_around.steps, looking_around.lengths) == (["Look.", "Look again."], [1, 3])
    assert events_about(looking_around.public_id) == ["added", "edited"]


def test_saving_without_a_change_keeps_every_word(
    even_breathing: Practice, cora: User, client_for: ClientFor
) -> None:
    browser, before = client_for(cora), as_written(even_breathing)

    answer = browser.post(change(even_breathing), typed(browser, even_breathing))

    assert answer.status_code == 302
    assert as_written(Practice.objects.get(pk=even_breathing.pk)) == before


def test_two_curators_do_not_write_over_each_other(
    looking_around: Practice, cora: User, curt: User, client_for: ClientFor
) -> None:
    browser, other = client_for(cora), client_for(curt)
    coras = typed(browser, looking_around, summary="Cora's words.", postures=["sitting", "lying"])
    other.post(change(looking_around), typed(other, looking_around, summary="Curt's words."))

    answer = browser.post(change(looking_around), coras)

    looking_around.refresh_from_db()
    assert (answer.status_code, looking_around.summary) == (200, "Curt's words.")
    form = answer.context["adminform"].form
    assert (form["summary"].value(), form["postures"].value()) == (
        "Cora's words.",
        ["sitting", "lying"],
    )


def test_breath_holds_without_a_way_round_them_are_refused(
    looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    browser = client_for(cora)
    holding = {"pattern": '{"inhale": 4, "hold_in": 7}', "holds_breath": "on"}

    answer = browser.post(change(looking_around), typed(browser, looking_around, **holding))

    assert answer.context["adminform"].form.errors == {
        "without_holds": ["Breath holds need a version without them and at least one caution."]
    }


def test_a_practice_walks_its_way_and_each_step_is_recorded(
    looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    browser = client_for(cora)

    for state in ("retired", "draft", "reviewed", "live"):
        answer = browser.post(move(looking_around, state))

    looking_around.refresh_from_db()
    assert (answer.url, looking_around.state) == (change(looking_around), "live")
    assert events_about(looking_around.public_id)[1:] == ["retired", "draft", "reviewed", "live"]


@pytest.mark.parametrize("state", ["draft", "reviewed", "live", "gone"])
def test_a_step_that_does_not_follow_is_refused(
    state: str, looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    answer = client_for(cora).post(move(looking_around, state), follow=True)

    looking_around.refresh_from_db()
    assert looking_around.state == "live"
    assert "does not follow" in str(next(iter(answer.context["messages"])))
    with pytest.raises(NotNext):
        move_practice(looking_around, state, by=cora)


def test_reviewed_words_are_a_draft_again_once_they_change(
    looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    Practice.objects.update(state="reviewed")
    browser = client_for(cora)

    browser.post(change(looking_around), typed(browser, looking_around, summary="Other words."))

    looking_around.refresh_from_db()
    assert looking_around.state == "draft"


def test_a_state_is_never_changed_by_opening_an_address(
    looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    assert client_for(cora).get(move(looking_around, "retired")).status_code == 405


@pytest.mark.parametrize("person", ["alice", "nora"])
def test_only_curators_move_a_practice(
    person: str,
    request: pytest.FixtureRequest,
    looking_around: Practice,
    client_for: ClientFor,
) -> None:
    answer = client_for(request.getfixturevalue(person)).post(move(looking_around, "retired"))

    looking_around.refresh_from_db()
    assert (answer.status_code, looking_around.state) == (404, "live")


def test_a_new_practice_begins_as_a_draft(
    looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    browser = client_for(cora)
    values = typed(browser, looking_around, slug="looking-again", seen="")

    browser.post(reverse("admin:practices_practice_add"), values)

    assert Practice.objects.get(slug="looking-again").state == "draft"


def test_what_clients_plan_and_do_is_not_in_the_admin() -> None:
    assert not {PlannedPractice, PracticeLog} & set(admin.site._registry)
