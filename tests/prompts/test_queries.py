"""What other rooms read."""

from typing import Any
from uuid import uuid4

import pytest

from accounts.models import User
from prompts.actions import edit_prompt, retire_prompt
from prompts.queries import live_prompts, prompt_version
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

    kept = prompt_version(live.public_id, 1)

    assert live_prompts() == []
    assert kept is not None
    assert kept.text == "What is outside your window?"


def test_a_version_never_written_is_none(cora: User) -> None:
    assert prompt_version(uuid4(), 1) is None
    assert prompt_version(draft(cora).public_id, 2) is None


@pytest.mark.parametrize("count", [1, 3])
def test_all_live_prompts_take_one_query(
    cora: User, curt: User, count: int, django_assert_num_queries: Any
) -> None:
    for n in range(count):
        published(cora, curt, f"window-{n}")

    with django_assert_num_queries(1):
        assert len(live_prompts()) == count
