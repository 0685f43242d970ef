"""Several prompts at once: a dry run that shows each change, then all of it or nothing."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.queries import events_for
from prompts.actions import edit_prompt, submit_prompt, tag_prompts
from prompts.actions.together import Tagging
from prompts.errors import CuratingRefused
from prompts.models import Prompt, PromptVersion
from tests.prompts.making import draft, published, wording

pytestmark = pytest.mark.django_db

PAGES = ["tag", "submit", "review"]


def at(name: str) -> str:
    return reverse(f"admin:prompts_{name}_several")


def marks(*prompts: Prompt, number: int = 1) -> str:
    return ",".join(f"{prompt.pk}:{number}" for prompt in prompts)


@pytest.fixture
def two(cora: User, curt: User) -> list[Prompt]:
    return [
        published(cora, curt, "one"),
        published(cora, curt, "two", text="Which song stays with you?", lenses=("grief",)),
    ]


def numbers() -> list[int]:
    return sorted(prompt.versions.count() for prompt in Prompt.objects.all())


def test_the_list_leads_to_the_chosen_prompts(
    client_for: Any, cora: User, two: list[Prompt]
) -> None:
    listed = {"action": "tag_several", "_selected_action": [prompt.pk for prompt in two]}

    answer = client_for(cora).post("/curate/prompts/prompt/", listed, follow=True)

    assert answer.request["PATH_INFO"] == at("tag")
    assert len(answer.context["lines"]) == 2


def test_a_dry_run_shows_each_change_and_writes_nothing(
    client_for: Any, cora: User, two: list[Prompt]
) -> None:
    sent = {"chosen": marks(*two), "add_lenses": ["grief"], "look": "1"}

    answer = client_for(cora).post(at("tag"), sent)

    body = answer.content.decode()
    assert [bool(line.changes) for line in answer.context["lines"]] == [True, False]
    assert "<ins>grief</ins>" in body
    assert "stays as it is" in body
    assert "Write one new draft" in body
    assert numbers() == [1, 1]


def test_writing_makes_drafts_that_are_sent_and_reviewed_together(
    client_for: Any, cora: User, curt: User, two: list[Prompt]
) -> None:
    by_cora, by_curt = client_for(cora), client_for(curt)
    tags = {"chosen": marks(*two), "add_lenses": ["nature"], "weight": "medium", "write": "1"}

    onward = by_cora.post(at("tag"), tags)
    assert onward["Location"].startswith(at("submit"))
    sent = by_cora.post(at("submit"), {"chosen": marks(*two, number=2)})
    reading = by_curt.get(at("review"), {"chosen": marks(*two, number=2)}).content.decode()
    agreed = by_curt.post(at("review"), {"chosen": marks(*two, number=2)})

    assert "Which song stays with you?" in reading
    assert (sent.status_code, agreed.status_code) == (302, 302)
    versions = [prompt.latest_version for prompt in Prompt.objects.with_versions()]
    assert [v.weight for v in versions] == ["medium", "medium"]  # type: ignore[union-attr]
    assert {prompt.state for prompt in Prompt.objects.all()} == {"reviewed"}
    deeds = [event.action for event in events_for(two[0].public_id)][:3]
    assert deeds == ["reviewed", "submitted", "edited"]


def test_one_that_would_not_be_sound_keeps_all_from_being_written(
    client_for: Any, cora: User, two: list[Prompt]
) -> None:
    sent = {"chosen": marks(*two), "weight": "heavy", "write": "1"}

    answer = client_for(cora).post(at("tag"), sent)

    assert answer.status_code == 422
    assert "A heavy prompt names its topic first." in answer.content.decode()
    assert numbers() == [1, 1]


def test_a_version_somebody_wrote_meanwhile_keeps_all_from_being_written(
    client_for: Any, cora: User, curt: User, two: list[Prompt]
) -> None:
    edit_prompt(by=curt, prompt=two[1], number=1, wording=wording(text="Which song is it?"))
    sent = {"chosen": marks(*two), "add_lenses": ["nature"], "write": "1"}

    answer = client_for(cora).post(at("tag"), sent)

    assert (answer.status_code, numbers()) == (422, [1, 2])
    assert "Somebody changed it meanwhile." in answer.content.decode()


def test_nobody_reviews_their_own_among_several(client_for: Any, cora: User, curt: User) -> None:
    mine, theirs = draft(cora, "mine"), draft(curt, "theirs", text="What rests in the dark?")
    submit_prompt(by=cora, prompt=mine, number=1)
    submit_prompt(by=curt, prompt=theirs, number=1)

    answer = client_for(cora).post(at("review"), {"chosen": marks(mine, theirs)})

    assert answer.status_code == 422
    assert "A second curator reviews it." in answer.content.decode()
    assert {prompt.state for prompt in Prompt.objects.all()} == {"draft"}


@pytest.mark.parametrize(
    ("tags", "complaint"),
    [
        ({}, "Choose at least one thing to change."),
        ({"add_lenses": ["dragons"]}, "Select a valid choice"),
        ({"depth": "a year"}, "Select a valid choice"),
        ({"add_phases": ["day"], "remove_phases": ["day"]}, "cannot be added and taken away"),
    ],
)
def test_tags_that_make_no_sense_are_named(
    client_for: Any, cora: User, two: list[Prompt], tags: dict[str, Any], complaint: str
) -> None:
    answer = client_for(cora).post(at("tag"), {"chosen": marks(*two), "write": "1"} | tags)

    assert (answer.status_code, numbers()) == (422, [1, 1])
    assert complaint in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("chosen", ["", "x", "1", "1:2:3", "1:1,", "-1:1", "1:1" * 9000])
def test_without_chosen_prompts_a_page_says_how_to_choose(
    client_for: Any, cora: User, name: str, chosen: str
) -> None:
    browser = client_for(cora)

    posted = browser.post(at(name), {"chosen": chosen})

    assert posted.status_code == 422
    assert "Tick prompts in the list" in posted.content.decode()
    assert browser.get(at(name)).status_code == 200


@pytest.mark.parametrize("name", ["submit", "review"])
def test_prompts_that_are_gone_are_named_as_such(client_for: Any, cora: User, name: str) -> None:
    answer = client_for(cora).post(at(name), {"chosen": "987654:1"})

    assert answer.status_code == 422
    assert "not there any more" in answer.content.decode()


@pytest.mark.parametrize("who", ["alice", "nora", None])
@pytest.mark.parametrize("name", PAGES)
def test_only_staff_comes_near(
    client_for: Any, request: pytest.FixtureRequest, two: list[Prompt], who: str | None, name: str
) -> None:
    browser = client_for(request.getfixturevalue(who)) if who else Client()

    answer = browser.post(at(name), {"chosen": marks(*two), "weight": "medium", "write": "1"})

    assert (answer.status_code, numbers()) == (404 if who else 302, [1, 1])


@pytest.mark.django_db(transaction=True)
def test_of_two_who_tag_the_same_prompts_at_once_one_writes_all(cora: User, curt: User) -> None:
    prompts = [draft(cora, "one"), draft(cora, "two", text="Which song stays?")]
    seen = {prompt.pk: 1 for prompt in prompts}

    def tag(by: User, lens: str) -> bool:
        try:
            tag_prompts(by=by, seen=seen, tagging=Tagging(add_lenses=(lens,)))
        except CuratingRefused:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(2) as curators:
        wrote = list(curators.map(tag, [cora, curt], ["nature", "sleep"]))

    assert sorted(wrote) == [False, True]
    latest = PromptVersion.objects.filter(number=2)
    assert len({(version.author_id, *version.lenses) for version in latest}) == 1
    assert latest.count() == 2
