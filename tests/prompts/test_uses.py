"""Knowing what helps without reading: counted in groups, never per person."""

from datetime import date
from uuid import uuid4

import pytest

from accounts.models import User
from encryption.errors import Unreadable
from encryption.for_worker import open_for_worker
from prompts.actions.uses import LABEL, LEAST_SLIPS, count_slips, leave_slip
from prompts.models import Prompt, UseCount, UseSlip
from prompts.uses import people_by_prompt
from tests.prompts.making import draft

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def prompt(cora: User) -> Prompt:
    return draft(cora)


def people_answer(prompt: Prompt, people: int, on: date = TODAY) -> None:
    for _person in range(people):
        leave_slip([prompt.public_id], on=on)


def said(prompt: Prompt) -> int | None:
    return people_by_prompt([prompt.pk], today=TODAY).get(prompt.pk)


def test_the_box_stays_closed_until_enough_slips_lie_in_it(prompt: Prompt) -> None:
    people_answer(prompt, LEAST_SLIPS - 1)

    assert count_slips() == 0
    assert UseSlip.objects.count() == LEAST_SLIPS - 1
    assert not UseCount.objects.exists()


def test_counting_destroys_the_slips_and_counts_each_once(prompt: Prompt) -> None:
    people_answer(prompt, LEAST_SLIPS + 2)

    assert count_slips() == LEAST_SLIPS + 2
    assert count_slips() == 0
    assert UseCount.objects.get().people == LEAST_SLIPS + 2
    assert UseCount.objects.get().season_on == date(2026, 10, 1)
    assert not UseSlip.objects.exists()


@pytest.mark.parametrize(("people", "shown"), [(9, None), (10, 10), (14, 10), (15, 15)])
def test_below_ten_nothing_is_said_and_above_it_fives(
    prompt: Prompt, people: int, shown: int | None
) -> None:
    UseCount.objects.create(prompt=prompt, season_on=date(2026, 7, 1), people=people)

    assert said(prompt) == shown


def test_two_seasons_are_never_added_and_older_ones_are_silent(prompt: Prompt) -> None:
    for season, people in [(date(2026, 10, 1), 10), (date(2026, 7, 1), 20), (date(2025, 7, 1), 99)]:
        UseCount.objects.create(prompt=prompt, season_on=season, people=people)

    assert said(prompt) == 20


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
    people_answer(prompt, LEAST_SLIPS)
    UseSlip.objects.create(box=bytes(100))

    assert count_slips() == LEAST_SLIPS + 1
    assert UseCount.objects.get().people == LEAST_SLIPS


def test_a_prompt_that_is_gone_is_not_counted_and_no_prompts_leave_no_slip(prompt: Prompt) -> None:
    leave_slip([], on=TODAY)
    people_answer(prompt, LEAST_SLIPS - 1)
    leave_slip([uuid4()], on=TODAY)

    assert count_slips() == LEAST_SLIPS
    assert UseCount.objects.get().people == LEAST_SLIPS - 1
