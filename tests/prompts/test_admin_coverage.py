"""The coverage grid: what there is, what is missing, and the way to the prompts themselves."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from prompts.coverage import coverage_of, lenses_of
from tests.prompts.making import offer, published

pytestmark = pytest.mark.django_db


def url() -> str:
    return reverse("admin:prompts_coverage")


def cell(prompts: list[Any], phase: str, depth: str, lens: str = "") -> Any:
    rows = {row.phase: row.cells for row in coverage_of(prompts, lens)}
    return next(found for found in rows[phase] if found.depth == depth)


def test_a_place_counts_what_everybody_may_be_offered() -> None:
    prompts = [offer(), offer(lenses=("nature",)), offer(lenses=("grief",))]

    found = cell(prompts, "weaving", "two_minutes")

    assert (found.count, found.missing) == (2, 40)


def test_through_a_lens_only_its_prompts_count() -> None:
    prompts = [offer(), offer(lenses=("grief",)), offer(lenses=("grief", "nature"))]

    assert cell(prompts, "weaving", "two_minutes", "grief").count == 2


def test_where_there_is_no_room_nothing_is_missing() -> None:
    found = cell([], "landing", "ten_minutes")

    assert (found.has_room, found.missing) == (False, 0)


def test_a_lens_needs_six() -> None:
    grief = next(lens for lens in lenses_of([offer(lenses=("grief",))]) if lens.lens == "grief")

    assert (grief.count, grief.at_depths, grief.missing) == (1, (0, 1, 0), 5)


def test_each_number_leads_to_exactly_these_prompts(
    client_for: Any, cora: User, curt: User
) -> None:
    published(cora, curt, "one")
    published(cora, curt, "two", text="Which song stays?", lenses=("grief",))
    browser = client_for(cora)

    page = browser.get(url())

    square = next(each for _phase, row in page.context["rows"] for each in row if each.count)
    assert square.count == 1
    assert browser.get(square.url).context["cl"].result_count == 1
    assert "41 missing" in page.content.decode()


@pytest.mark.parametrize("lens", ["nonsense", "grief'--", "x" * 3000])
def test_an_unknown_lens_shows_the_grid_for_everybody(
    client_for: Any, cora: User, lens: str
) -> None:
    answer = client_for(cora).get(url(), {"lens": lens})

    assert (answer.status_code, answer.context["lens"]) == (200, "")


@pytest.mark.parametrize("who", ["alice", "nora", None])
def test_only_staff_comes_near(
    client_for: Any, request: pytest.FixtureRequest, who: str | None
) -> None:
    browser = client_for(request.getfixturevalue(who)) if who else Client()

    assert browser.get(url()).status_code == (404 if who else 302)


def test_a_hole_leads_to_a_prompt_begun_for_that_place(client_for: Any, cora: User) -> None:
    browser = client_for(cora)
    rows = browser.get(reverse("admin:prompts_coverage"), {"lens": "grief"}).context["rows"]
    hole = rows[0][1][0]

    begun = browser.get(hole.write).content.decode()

    for ticked in ('value="prepare"', 'value="grief"'):
        assert "checked" in begun[begun.index(ticked) :].split(">")[0]
    assert '<option value="ten_seconds" selected' in begun
