"""The page of what ships newer: shown with its difference, settled field by field."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from prompts.actions import retire_prompt
from prompts.loading import newer_item
from prompts.models import Prompt
from tests.prompts.making import draft
from tests.prompts.test_load_library import load, outside, write
from tests.prompts.test_load_newer import edited_here, mark

pytestmark = pytest.mark.django_db

LIST = "/curate/prompts/prompt/newer/"


def address(prompt: Prompt, way: str) -> str:
    return reverse(f"admin:prompts_prompt_newer_{way}", args=[prompt.pk])


def seen(prompt: Prompt, **fields: str) -> dict[str, Any]:
    """Return what the page sends."""
    assert prompt.latest_version is not None
    chosen = {f"field-{name}": choice for name, choice in fields.items()}
    return {"number": prompt.latest_version.number, "mark": mark(prompt), **chosen}


def test_what_waits_is_shown_word_by_word(client_for: Any, cora: User, tmp_path: Path) -> None:
    edited_here(tmp_path, cora)

    body = client_for(cora).get(LIST).content.decode()

    assert "<del>moves?</del><ins>is up there?</ins>" in body.replace("\n", "")
    assert "Keep all of ours" in body


def test_a_page_without_anything_says_so(client_for: Any, cora: User) -> None:
    draft(cora)
    assert "Nothing waits here." in client_for(cora).get(LIST).content.decode()


def test_one_field_is_taken_and_another_kept(client_for: Any, cora: User, tmp_path: Path) -> None:
    prompt = edited_here(tmp_path, cora)
    kept = prompt.latest_version.why  # type: ignore[union-attr]

    data = seen(prompt, text="theirs", why="ours")
    answer = client_for(cora).post(address(prompt, "take"), data, follow=True)

    assert "Taken over as a new draft." in answer.content.decode()
    version = outside().latest_version
    assert version is not None
    assert (version.number, version.text, version.why) == (3, "What is up there?", kept)
    assert (version.author, outside().state) == (cora, "draft")


@pytest.mark.parametrize("way", ["take", "keep"])
def test_all_of_ours_is_kept_and_nothing_is_written(
    client_for: Any, cora: User, tmp_path: Path, way: str
) -> None:
    prompt = edited_here(tmp_path, cora)

    answer = client_for(cora).post(address(prompt, way), seen(prompt, text="ours"), follow=True)

    assert "Kept as it is here." in answer.content.decode()
    assert (outside().versions.count(), newer_item(outside())) == (2, None)


def test_a_choice_about_an_older_difference_is_refused(
    client_for: Any, cora: User, tmp_path: Path
) -> None:
    prompt = edited_here(tmp_path, cora)
    data = seen(prompt, text="theirs")
    write(tmp_path, "What is down there?")
    load(tmp_path)

    answer = client_for(cora).post(address(prompt, "take"), data, follow=True)

    assert "has changed meanwhile" in answer.content.decode()
    assert outside().versions.count() == 2


def test_a_retired_one_says_that_it_stays_so(client_for: Any, cora: User, tmp_path: Path) -> None:
    write(tmp_path)
    load(tmp_path)
    retire_prompt(by=cora, prompt=outside(), number=1)
    write(tmp_path, "What is up there?")
    load(tmp_path)

    assert "It is retired here and stays so." in client_for(cora).get(LIST).content.decode()


@pytest.mark.parametrize("sent", [{}, {"number": 1}, {"number": "x", "mark": "y"}])
def test_a_choice_without_what_was_seen_is_refused(
    client_for: Any, cora: User, tmp_path: Path, sent: dict[str, Any]
) -> None:
    prompt = edited_here(tmp_path, cora)
    assert client_for(cora).post(address(prompt, "take"), sent).status_code == 400
    assert outside().versions.count() == 2


@pytest.mark.parametrize("who", ["alice", "nora", None])
@pytest.mark.parametrize("way", ["take", "keep"])
def test_only_staff_comes_near(
    client_for: Any, cora: User, request: pytest.FixtureRequest, who: str | None, way: str
) -> None:
    browser = client_for(request.getfixturevalue(who)) if who else Client()
    prompt = draft(cora)

    assert browser.get(LIST).status_code == (404 if who else 302)
    assert browser.post(address(prompt, way)).status_code == (404 if who else 302)


def test_the_list_takes_the_same_queries_for_three_as_for_one(
    client_for: Any, cora: User, tmp_path: Path
) -> None:
    edited_here(tmp_path, cora)
    browser = client_for(cora)
    browser.get(LIST)
    with CaptureQueriesContext(connection) as one:
        browser.get(LIST)
    for slug in ("two", "three"):
        draft(cora, slug, text=f"What is {slug}?")
        Prompt.objects.filter(slug=slug).update(newer_in_files=outside().newer_in_files)
    with CaptureQueriesContext(connection) as three:
        browser.get(LIST)

    assert len(three) == len(one)
