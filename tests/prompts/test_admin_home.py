"""A curator's first page: what waits for them, and where to begin."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from prompts.actions import edit_prompt, return_prompt, review_prompt, submit_prompt
from prompts.models import Prompt
from tests.prompts.making import draft, wording

pytestmark = pytest.mark.django_db

HOME = "/curate/"


def heaps(browser: Any) -> dict[str, list[str]]:
    answer = browser.get(HOME)
    return {
        str(heap.title): [prompt.slug for prompt in heap.prompts]
        for heap in answer.context["heaps"]
    }


def test_each_curator_finds_what_waits_for_them(client_for: Any, cora: User, curt: User) -> None:
    draft(cora, "mine")
    theirs = draft(curt, "theirs", text="What rests?")
    submit_prompt(by=curt, prompt=theirs, number=1)
    agreed = draft(curt, "agreed", text="Which song stays with you?")
    submit_prompt(by=curt, prompt=agreed, number=1)
    review_prompt(by=cora, prompt=agreed, number=1)

    assert heaps(client_for(cora)) == {
        "Waiting for your review": ["theirs"],
        "Ready to publish": ["agreed"],
        "Drafts of yours": ["mine"],
    }
    assert heaps(client_for(curt)) == {
        "Ready to publish": ["agreed"],
        "With a second curator": ["theirs"],
    }


def test_what_was_sent_back_waits_until_it_says_something_new(
    client_for: Any, cora: User, curt: User
) -> None:
    prompt = draft(cora, "mine")
    submit_prompt(by=cora, prompt=prompt, number=1)
    return_prompt(by=curt, prompt=prompt, number=1, reason="Could it be shorter?")

    assert heaps(client_for(cora)) == {"Sent back to you": ["mine"]}

    edit_prompt(by=cora, prompt=prompt, number=1, wording=wording(text="What rests?"))
    assert heaps(client_for(cora)) == {"Drafts of yours": ["mine"]}


def test_what_the_shipped_files_say_differently_waits_too(client_for: Any, cora: User) -> None:
    prompt = draft(cora)
    Prompt.objects.filter(pk=prompt.pk).update(newer_in_files={"text": "Other"})

    assert "The shipped files say something newer" in heaps(client_for(cora))


def test_where_nothing_waits_the_page_says_so_and_how_to_begin(client_for: Any, cora: User) -> None:
    body = client_for(cora).get(HOME).content.decode()

    assert "Nothing waits for you." in body
    assert "places of the coverage grid need more" in body
    for name in ("prompt_add", "preview", "coverage", "how_it_works"):
        assert f'href="{reverse(f"admin:prompts_{name}")}"' in body


def test_the_page_takes_the_same_queries_for_three_as_for_one(client_for: Any, cora: User) -> None:
    browser = client_for(cora)
    draft(cora, "one")
    browser.get(HOME)
    with CaptureQueriesContext(connection) as one:
        browser.get(HOME)
    draft(cora, "two")
    draft(cora, "three")
    with CaptureQueriesContext(connection) as three:
        browser.get(HOME)

    assert len(three) == len(one)


@pytest.mark.parametrize(
    "query",
    ["p=x", "o=x.y", "o=99", "q=%00", "phase=%00", "state__regex=(", "id__exact=9e99", "e=1",
     "library=%F0%9F%8C%BF", "offered=maybe", "latest_version__text__regex=(", "p=99999999999999"],
)  # fmt: skip
def test_no_address_breaks_the_list(client_for: Any, cora: User, query: str) -> None:
    draft(cora)

    assert client_for(cora).get(f"/curate/prompts/prompt/?{query}").status_code < 500


def test_no_code_stands_where_a_word_belongs(client_for: Any, cora: User) -> None:
    prompt = draft(cora, phases=("first_days",), mode="body_map", lenses=("chronic-illness",))
    browser = client_for(cora)
    pages = ["/curate/prompts/prompt/", reverse("admin:prompts_prompt_history", args=[prompt.pk])]

    for page in pages:
        seen = browser.get(page).content.decode()
        words = seen[seen.index("<main") :].split('id="changelist-filter"')[-1]
        for code in ("two_minutes", "chronic-illness", "body_map"):
            assert f">{code}<" not in words.replace("\n", "")
            assert f" {code}" not in words.split("</form>")[-1]
