"""What the checks say while a curator writes, and after saving without JavaScript."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from prompts.models import PromptVersion
from tests.prompts.making import draft, wording

pytestmark = pytest.mark.django_db
CHECK = "/curate/prompts/prompt/check/"


def found(client: Client, **typed: Any) -> list[tuple[str, str]]:
    answer = client.post(CHECK, typed)
    assert answer.status_code == 200
    return [(finding["field"], finding["severity"]) for finding in answer.json()["findings"]]


def test_what_is_typed_is_checked_and_nothing_is_kept(client_for: Any, cora: User) -> None:
    answer = client_for(cora).post(CHECK, wording(text="What should you do?").as_fields())

    (finding,) = answer.json()["findings"]
    assert (finding["field"], finding["standing"]) == ("text", "Stops it")
    assert finding["message"].startswith("“should” is an order.")
    assert PromptVersion.objects.count() == 0


def test_a_form_that_is_hardly_begun_is_left_in_peace(client_for: Any, cora: User) -> None:
    assert found(client_for(cora)) == []
    assert found(client_for(cora), phases=["some day"], depth="ages", prompt="x") == []


def test_a_near_copy_of_another_is_named_and_its_own_words_are_not(
    client_for: Any, cora: User
) -> None:
    prompt = draft(cora)
    again = wording().as_fields()

    assert found(client_for(cora), **again) == [("text", "look")]
    assert found(client_for(cora), **again, prompt=prompt.pk) == []


def test_a_very_long_text_is_answered_at_once(client_for: Any, cora: User) -> None:
    assert ("text", "stops") in found(client_for(cora), text="you must, " * 100_000)


def test_the_page_shows_what_was_found_without_any_script(client_for: Any, cora: User) -> None:
    prompt = draft(cora, why="This will calm you.")

    page = client_for(cora).get(reverse("admin:prompts_prompt_change", args=[prompt.pk]))

    assert "“will calm you” promises an effect." in page.content.decode()


def test_who_only_looks_checks_nothing(client_for: Any, alice: User, nora: User) -> None:
    for person in (alice, nora):
        assert client_for(person).post(CHECK).status_code == 404
