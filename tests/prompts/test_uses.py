"""Knowing what helps without reading: counted in groups, never per person."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import User
from encryption.errors import Unreadable
from encryption.for_worker import open_for_worker
from prompts.actions.uses import (
    LABEL,
    LEAST_PEOPLE,
    MOST_ON_A_SLIP,
    count_slips,
    leave_slip,
    season_of,
)
from prompts.admin import columns
from prompts.models import Prompt, UseCount, UseSlip
from prompts.uses import people_in_words, with_people
from tests.conftest import ClientFor
from tests.prompts.making import draft

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def prompt(cora: User) -> Prompt:
    return draft(cora)


def people_answer(prompt: Prompt, people: int, on: date = TODAY) -> None:
    for _person in range(people):
        leave_slip([prompt.public_id], whose=uuid4().hex, on=on)


def said(prompt: Prompt) -> str:
    (counted,) = with_people(Prompt.objects.filter(pk=prompt.pk), today=TODAY)
    return people_in_words(counted.most_people)


def test_the_box_stays_closed_until_enough_slips_lie_in_it(prompt: Prompt) -> None:
    people_answer(prompt, LEAST_PEOPLE - 1)

    assert count_slips() == 0
    assert UseSlip.objects.count() == LEAST_PEOPLE - 1
    assert not UseCount.objects.exists()


def test_many_slips_of_few_people_stay_closed_and_each_person_counts_once(prompt: Prompt) -> None:
    for person in range(LEAST_PEOPLE - 1):
        for _entry in range(3):
            leave_slip([prompt.public_id], whose=f"person {person}", on=TODAY)

    assert (count_slips(), UseCount.objects.count()) == (0, 0)

    people_answer(prompt, 1)

    assert count_slips() == 3 * (LEAST_PEOPLE - 1) + 1
    assert UseCount.objects.get().people == LEAST_PEOPLE


def test_every_slip_is_one_size_however_much_was_answered() -> None:
    for many in (1, MOST_ON_A_SLIP, 5 * MOST_ON_A_SLIP):
        leave_slip([uuid4() for _ in range(many)], whose=uuid4().hex, on=TODAY)

    sizes = {len(slip.box.box) for slip in UseSlip.objects.all()}
    assert (UseSlip.objects.count(), len(sizes)) == (7, 1)


def test_counting_destroys_the_slips_and_counts_each_once(prompt: Prompt) -> None:
    people_answer(prompt, LEAST_PEOPLE + 2)

    assert count_slips() == LEAST_PEOPLE + 2
    assert count_slips() == 0
    assert UseCount.objects.get().people == LEAST_PEOPLE + 2
    assert UseCount.objects.get().season_on == date(2026, 10, 1)
    assert not UseSlip.objects.exists()


@pytest.mark.parametrize(("people", "shown"), [(0, None), (9, None), (10, 10), (14, 10), (15, 15)])
def test_below_ten_nothing_is_said_and_above_it_fives(
    prompt: Prompt, people: int, shown: int | None
) -> None:
    UseCount.objects.create(prompt=prompt, season_on=date(2026, 7, 1), people=people)

    assert said(prompt) == (f"about {shown} people" if shown else "too few to say")


def test_two_seasons_are_never_added_and_older_ones_are_silent(prompt: Prompt) -> None:
    for season, people in [(date(2026, 10, 1), 10), (date(2026, 7, 1), 20), (date(2025, 7, 1), 99)]:
        UseCount.objects.create(prompt=prompt, season_on=season, people=people)

    assert said(prompt) == "about 20 people"


def test_curators_read_it_and_cannot_sort_by_it(client_for: ClientFor, cora: User) -> None:
    counted = draft(cora)
    UseCount.objects.create(prompt=counted, season_on=season_of(timezone.localdate()), people=17)
    browser = client_for(cora)

    listed = browser.get("/curate/prompts/prompt/")
    page = browser.get(f"/curate/prompts/prompt/{counted.pk}/change/")

    assert "about 15 people" in listed.content.decode()
    assert "about 15 people" in page.content.decode()
    assert "17" not in page.context["answered_by"]
    assert not hasattr(columns.answered_by, "admin_order_field")


def test_a_slip_names_nobody_and_opens_in_its_own_place_only(prompt: Prompt) -> None:
    people_answer(prompt, 2)
    one, other = UseSlip.objects.all()

    assert {field.name for field in UseSlip._meta.fields} == {"public_id", "box"}
    assert str(prompt.public_id) in open_for_worker(LABEL, one.public_id, one.box)
    assert str(prompt.public_id).encode() not in one.box.box
    with pytest.raises(Unreadable):
        open_for_worker(LABEL, other.public_id, one.box)
    with pytest.raises(Unreadable):
        open_for_worker("prompts.other.box", one.public_id, one.box)


def test_a_slip_that_does_not_open_keeps_no_other_from_being_counted(prompt: Prompt) -> None:
    people_answer(prompt, LEAST_PEOPLE)
    UseSlip.objects.create(box=bytes(100))

    assert count_slips() == LEAST_PEOPLE + 1
    assert UseCount.objects.get().people == LEAST_PEOPLE


def test_a_prompt_that_is_gone_is_not_counted_and_no_prompts_leave_no_slip(prompt: Prompt) -> None:
    leave_slip([], whose="x", on=TODAY)
    people_answer(prompt, LEAST_PEOPLE - 1)
    leave_slip([uuid4()], whose=uuid4().hex, on=TODAY)

    assert count_slips() == LEAST_PEOPLE
    assert UseCount.objects.get().people == LEAST_PEOPLE - 1
