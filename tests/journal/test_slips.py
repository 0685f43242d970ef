"""An answered question leaves a slip once a season, and one that is only looked at leaves none."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from encryption.for_worker import open_for_worker
from journal.actions.own_questions import write_own_question
from journal.actions.remembering import not_counted
from journal.prompt_documents import REMEMBERED_AT_MOST, Memory
from prompts.actions.uses import LABEL
from prompts.models import Prompt, UseSlip
from tests.journal.test_entry_edit import post, typed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]


def named_on_slips():
    return [open_for_worker(LABEL, slip.pk, slip.box) for slip in UseSlip.objects.all()]


def answer(browser, prompt, words="to rest"):
    mark = f"{prompt.public_id}:1"
    return post(browser, "entry-finish", uuid4(), typed(question=mark, **{"answer-0": words}))


@pytest.fixture
def prompt():
    return Prompt.objects.get(slug="learn-about-myself")


def test_a_first_answer_leaves_a_slip_and_another_that_season_leaves_none(
    client_for, alice, charlie, prompt
):
    for person in (alice, alice, charlie):
        answer(client_for(person), prompt)

    slips = named_on_slips()
    assert len(slips) == 2
    assert all(str(prompt.public_id) in slip for slip in slips)
    assert not any(str(person.public_id) in "".join(slips) for person in (alice, charlie))


def test_no_answer_leaves_no_slip(client_for, alice, prompt):
    client_for(alice).get(reverse("journal:entry-new"), {"question": prompt.slug})
    answer(client_for(alice), prompt, words="  ")

    assert not UseSlip.objects.exists()


def test_own_questions_are_nobodys_count(client_for, alice):
    own = write_own_question("What did the kettle say?", by=alice)
    page = typed(question=f"{own.public_id}:0", **{"answer-0": "Not much."})
    post(client_for(alice), "entry-finish", uuid4(), page)

    assert not UseSlip.objects.exists()


def test_a_new_season_counts_anew_and_a_full_memory_counts_nothing():
    prompt, today = uuid4(), date(2026, 10, 2)
    this, last = Memory(answered={prompt: today}), Memory(answered={prompt: date(2026, 9, 30)})
    full = Memory(answered={uuid4(): today for _ in range(REMEMBERED_AT_MOST)})

    assert not_counted([prompt], this, today) == []
    assert not_counted([prompt], last, today) == [prompt]
    assert not_counted([prompt], full, today) == []
