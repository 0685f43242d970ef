"""What other rooms read."""

from typing import Any
from uuid import uuid4

import pytest

from accounts.models import User
from prompts.actions import (
    edit_prompt,
    publish_prompt,
    retire_prompt,
    review_prompt,
    submit_prompt,
)
from prompts.queries import live_prompts, prompt_versions
from tests.prompts.making import draft, published, wording

pytestmark = pytest.mark.django_db


def test_only_published_wordings_are_offered(cora: User, curt: User) -> None:
    draft(cora, "unfinished")
    live = published(cora, curt)
    edit_prompt(by=cora, prompt=live, number=1, wording=wording(text="What moves out there?"))

    assert [(p.prompt_id, p.version, p.text) for p in live_prompts()] == [
        (live.public_id, 1, "What is outside your window?")
    ]


def test_the_exact_wording_once_answered_stays_readable(cora: User, curt: User) -> None:
    live = published(cora, curt)
    edit_prompt(by=cora, prompt=live, number=1, wording=wording(text="What moves out there?"))
    retire_prompt(by=curt, prompt=live, number=2)

    kept = prompt_versions([(live.public_id, 1)])

    assert live_prompts() == []
    assert [offer.text for offer in kept] == ["What is outside your window?"]


def test_two_versions_of_one_prompt_are_both_found(cora: User, curt: User) -> None:
    live = published(cora, curt)
    edit_prompt(by=cora, prompt=live, number=1, wording=wording(text="What moves out there?"))
    submit_prompt(by=cora, prompt=live, number=2)
    review_prompt(by=curt, prompt=live, number=2)
    publish_prompt(by=curt, prompt=live, number=2)

    both = prompt_versions([(live.public_id, 1), (live.public_id, 2)])

    assert {offer.version for offer in both} == {1, 2}


def test_a_version_never_published_or_never_written_is_not_found(cora: User) -> None:
    unread = draft(cora)

    assert prompt_versions([(unread.public_id, 1), (unread.public_id, 2), (uuid4(), 1)]) == []


@pytest.mark.parametrize("count", [1, 3])
def test_all_live_prompts_take_one_query(
    cora: User, curt: User, count: int, django_assert_num_queries: Any
) -> None:
    for n in range(count):
        published(cora, curt, f"window-{n}")

    with django_assert_num_queries(1):
        assert len(live_prompts()) == count
