"""Publishing at a set time, cancelling it, and two curators or workers at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.queries import events_for
from prompts.actions import (
    edit_prompt,
    publish_due,
    review_prompt,
    schedule_prompt,
    submit_prompt,
    unschedule_prompt,
)
from prompts.errors import CuratingRefused
from prompts.models import Prompt, PromptVersion
from prompts.tasks import publish_what_is_due
from tests.prompts.making import draft, wording

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=1)


def reviewed(by: User, reviewer: User, slug: str = "window", **changes: Any) -> Prompt:
    prompt = draft(by, slug, **changes)
    submit_prompt(by=by, prompt=prompt, number=1)
    review_prompt(by=reviewer, prompt=prompt, number=1)
    return Prompt.objects.get(pk=prompt.pk)


def scheduled(by: User, reviewer: User) -> Prompt:
    prompt = reviewed(by, reviewer)
    schedule_prompt(by=by, prompt=prompt, number=1, publish_at=timezone.now() + SOON)
    return Prompt.objects.get(pk=prompt.pk)


def state(prompt: Prompt) -> str:
    return Prompt.objects.get(pk=prompt.pk).state


def at(prompt: Prompt, step: str) -> str:
    return reverse(f"admin:prompts_prompt_{step}", args=[prompt.pk])


def test_a_curator_sets_a_time_and_takes_it_away_again(
    client_for: Any, cora: User, curt: User
) -> None:
    prompt, browser = reviewed(cora, curt), client_for(cora)
    when = timezone.now() + SOON

    browser.post(
        at(prompt, "schedule"), {"number": 1, "publish_at": when.strftime("%Y-%m-%dT%H:%M")}
    )
    assert "publishes itself on" in browser.get(at(prompt, "change")).content.decode()
    browser.post(at(prompt, "unschedule"), {"number": 1})

    prompt.refresh_from_db()
    assert (prompt.state, prompt.publish_at) == ("reviewed", None)
    deeds = [event.action for event in events_for(prompt.public_id)][:2]
    assert deeds == ["unscheduled", "scheduled"]


@pytest.mark.parametrize("when", ["", "soon", "2001-01-01T10:00"])
def test_a_time_that_is_none_is_not_kept(
    client_for: Any, cora: User, curt: User, when: str
) -> None:
    prompt = reviewed(cora, curt)

    answer = client_for(cora).post(
        at(prompt, "schedule"), {"number": 1, "publish_at": when}, follow=True
    )

    assert "Set a " in answer.content.decode()
    assert Prompt.objects.get().publish_at is None


def test_before_its_time_nothing_is_published_and_then_once(cora: User, curt: User) -> None:
    prompt = scheduled(cora, curt)

    assert publish_due(now=timezone.now()) == 0
    assert publish_due(now=timezone.now() + SOON * 2) == 1
    assert publish_due(now=timezone.now() + SOON * 2) == 0

    assert state(prompt) == "live"
    assert events_for(prompt.public_id).first().action == "came due"


def test_the_tick_publishes_what_a_missed_tick_left(cora: User, curt: User) -> None:
    prompt = scheduled(cora, curt)
    Prompt.objects.update(publish_at=timezone.now() - timedelta(days=2))

    publish_what_is_due()

    assert state(prompt) == "live"


def test_a_changed_wording_does_not_go_out_at_the_old_time(cora: User, curt: User) -> None:
    prompt = scheduled(cora, curt)
    edit_prompt(by=curt, prompt=prompt, number=1, wording=wording(text="What sings?"))

    assert publish_due(now=timezone.now() + SOON * 2) == 0
    assert state(prompt) == "draft"


def test_what_may_no_longer_be_shown_is_held_back_for_a_curator(cora: User, curt: User) -> None:
    prompt = scheduled(cora, curt)
    PromptVersion.objects.update(text="YOU SHOULD FEEL THIS NOW!!!")

    assert publish_due(now=timezone.now() + SOON * 2) == 0

    prompt.refresh_from_db()
    assert (prompt.state, prompt.publish_at) == ("reviewed", None)
    assert events_for(prompt.public_id).first().action == "held back"


def test_only_what_was_reviewed_can_be_given_a_time(cora: User) -> None:
    prompt = draft(cora)

    with pytest.raises(CuratingRefused):
        schedule_prompt(by=cora, prompt=prompt, number=1, publish_at=timezone.now() + SOON)
    with pytest.raises(CuratingRefused):
        unschedule_prompt(by=cora, prompt=prompt, number=1)


def test_sending_back_needs_a_reason_and_keeps_it(client_for: Any, cora: User, curt: User) -> None:
    prompt, browser = draft(cora), client_for(curt)
    submit_prompt(by=cora, prompt=prompt, number=1)

    silent = browser.post(at(prompt, "return"), {"number": 1}, follow=True).content.decode()
    assert "Say in a sentence what should change." in silent
    browser.post(at(prompt, "return"), {"number": 1, "reason": "Which window is meant?"})

    author = client_for(cora)
    assert "Which window is meant?" in author.get(at(prompt, "change")).content.decode()
    assert "said of version 1" in author.get(at(prompt, "history")).content.decode()
    assert prompt.remarks.get().author == curt


@pytest.mark.django_db(transaction=True)
def test_two_workers_publish_it_once(cora: User, curt: User) -> None:
    prompt = scheduled(cora, curt)
    later = timezone.now() + SOON * 2

    with ThreadPoolExecutor(4) as workers:
        done = list(workers.map(lambda _n: in_a_thread(publish_due, now=later), range(4)))

    assert sum(done) == 1
    deeds = [event.action for event in events_for(prompt.public_id)]
    assert deeds.count("came due") == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_curators_who_save_at_once_one_is_told(cora: User, curt: User) -> None:
    prompt = draft(cora)

    def save(by: User) -> bool:
        try:
            edit_prompt(by=by, prompt=prompt, number=1, wording=wording(text=f"{by.name}?"))
        except CuratingRefused:
            return False
        return True

    with ThreadPoolExecutor(2) as curators:
        saved = list(curators.map(lambda by: in_a_thread(save, by), [cora, curt]))

    assert sorted(saved) == [False, True]
    assert PromptVersion.objects.count() == 2


def in_a_thread(work: Any, *args: Any, **kwargs: Any) -> Any:
    try:
        return work(*args, **kwargs)
    finally:
        connections.close_all()
