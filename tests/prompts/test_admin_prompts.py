"""Curating prompts in the browser's admin, as cora and curt."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from prompts.actions import edit_prompt, submit_prompt
from prompts.admin import steps
from prompts.models import Prompt, PromptVersion
from tests.prompts.making import draft, library, published, wording

pytestmark = pytest.mark.django_db

LIST = "/curate/prompts/prompt/"
STEPS = [step.name for step in steps.STEPS]


def page(prompt: Prompt, name: str = "change") -> str:
    return reverse(f"admin:prompts_prompt_{name}", args=[prompt.pk])


def form(**changes: Any) -> dict[str, Any]:
    """Return the fields a curator fills in."""
    fields = wording().as_fields() | {"number": 1}
    return fields | changes


def fresh(prompt: Prompt) -> Prompt:
    return Prompt.objects.get(pk=prompt.pk)


def test_a_curator_adds_a_prompt_and_it_starts_as_a_draft(client_for: Any, cora: User) -> None:
    data = form(library=library().pk, slug="", number="")

    answer = client_for(cora).post(LIST + "add/", data)

    prompt = Prompt.objects.get()
    assert answer.status_code == 302
    assert (prompt.slug, prompt.state) == ("what-is-outside-your-window", "draft")
    assert (prompt.drafted_by, prompt.versions.count()) == (cora, 1)


def test_saving_a_change_writes_a_new_version(client_for: Any, cora: User, curt: User) -> None:
    prompt = published(cora, curt)

    answer = client_for(curt).post(page(prompt), form(text="What moves out there?"))

    assert answer.status_code == 302
    assert [(v.number, v.text, v.author) for v in fresh(prompt).versions.all()] == [
        (2, "What moves out there?", curt),
        (1, "What is outside your window?", cora),
    ]
    assert (fresh(prompt).slug, fresh(prompt).state) == ("window", "draft")


def test_two_curators_never_overwrite_each_other_unseen(
    client_for: Any, cora: User, curt: User
) -> None:
    prompt = draft(cora)
    edit_prompt(by=curt, prompt=prompt, number=1, wording=wording(text="What sings?"))
    browser = client_for(cora)

    answer = browser.post(page(prompt), form(text="What moves?"))
    body = answer.content.decode()

    assert "Somebody saved version 2 meanwhile." in body
    assert "it now says: Prompt: “What sings?”" in body
    assert "What moves?" in body
    assert fresh(prompt).versions.count() == 2

    again = browser.post(page(prompt), form(text="What moves?", number=2))
    assert (again.status_code, fresh(prompt).versions.count()) == (302, 3)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"text": ""}, "This field is required."),
        ({"phases": []}, "This field is required."),
        ({"phases": ["someday"]}, "Select a valid choice"),
        ({"weight": "heavy"}, "A heavy prompt names its topic first."),
        ({"content_note": "a b c d e f g"}, "Six words at most"),
        ({"phases": ["landing"]}, "no room for two minutes there"),
        ({"follow_ups": ["nowhere"]}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_shown_is_not_saved(
    client_for: Any, cora: User, changes: dict[str, Any], complaint: str
) -> None:
    prompt = draft(cora)

    answer = client_for(cora).post(page(prompt), form(**changes))

    assert complaint in answer.content.decode()
    assert PromptVersion.objects.count() == 1


def test_a_prompt_goes_from_draft_to_live_by_buttons(
    client_for: Any, cora: User, curt: User
) -> None:
    prompt = draft(cora)
    by_cora, by_curt = client_for(cora), client_for(curt)

    for browser, step in [(by_cora, "submit"), (by_curt, "review"), (by_cora, "publish")]:
        assert reverse(f"admin:prompts_prompt_{step}", args=[prompt.pk]) in _body(browser, prompt)
        answer = browser.post(page(prompt, step), {"number": 1})
        assert (answer.status_code, answer["Location"]) == (302, page(prompt))

    assert fresh(prompt).state == "live"
    assert "Published. People are offered it now." in _body(by_cora, prompt)


def _body(browser: Client, prompt: Prompt) -> str:
    return browser.get(page(prompt)).content.decode()


def test_the_author_is_told_why_reviewing_waits(client_for: Any, cora: User) -> None:
    prompt = draft(cora)
    submit_prompt(by=cora, prompt=prompt, number=1)

    answer = client_for(cora).post(page(prompt, "review"), {"number": 1}, follow=True)

    assert "A second curator reviews it." in answer.content.decode()
    assert fresh(prompt).state == "draft"


def test_the_versions_page_shows_what_changed_and_who_did_what(
    client_for: Any, cora: User, curt: User
) -> None:
    prompt = published(cora, curt)
    edit_prompt(by=curt, prompt=prompt, number=1, wording=wording(text="What is above you?"))

    body = client_for(cora).get(page(prompt, "history")).content.decode()

    assert "<del>outside your window?</del><ins>above you?</ins>" in body.replace("\n", "")
    assert "Curt wrote a new version" in body
    assert "Curt reviewed it" in body
    assert "Cora published it" in body


def test_an_older_version_is_taken_up_again(client_for: Any, cora: User, curt: User) -> None:
    prompt = published(cora, curt)
    edit_prompt(by=curt, prompt=prompt, number=1, wording=wording(text="What is above?"))

    client_for(cora).post(page(prompt, "restore"), {"number": 2, "old": 1})

    assert fresh(prompt).versions.get(number=3).text == "What is outside your window?"


@pytest.mark.parametrize("sent", [{}, {"number": "x"}, {"number": 0}])
def test_a_step_without_the_version_seen_is_refused(
    client_for: Any, cora: User, sent: dict[str, Any]
) -> None:
    prompt = draft(cora)

    assert client_for(cora).post(page(prompt, "retire"), sent).status_code == 400
    assert fresh(prompt).state == "draft"


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_never_taken_by_opening_a_link(client_for: Any, cora: User, step: str) -> None:
    assert client_for(cora).get(page(draft(cora), step)).status_code == 405


@pytest.mark.parametrize("step", STEPS)
def test_a_step_on_nothing_is_not_found(client_for: Any, cora: User, step: str) -> None:
    url = reverse(f"admin:prompts_prompt_{step}", args=[987654])
    assert client_for(cora).post(url, {"number": 1}).status_code == 404


@pytest.mark.parametrize("who", ["alice", "nora", None])
@pytest.mark.parametrize("name", ["change", "history", *STEPS])
def test_only_staff_comes_near(
    client_for: Any, cora: User, request: pytest.FixtureRequest, who: str | None, name: str
) -> None:
    prompt = draft(cora)
    browser = client_for(request.getfixturevalue(who)) if who else Client()

    answer = browser.post(page(prompt, name), {"number": 1})

    assert answer.status_code == (404 if who else 302)
    assert fresh(prompt).submitted_at is None


@pytest.mark.parametrize("who", ["cora", "root"])
def test_nobody_deletes_a_prompt(
    client_for: Any, cora: User, request: pytest.FixtureRequest, who: str
) -> None:
    prompt = draft(cora)

    answer = client_for(request.getfixturevalue(who)).post(page(prompt, "delete"), {"post": "yes"})

    assert answer.status_code == 403
    assert Prompt.objects.count() == 1


def test_who_may_only_look_reads_the_wording_and_takes_no_step(
    client_for: Any, cora: User, root: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompt = draft(cora)
    monkeypatch.setattr(
        User, "has_perm", lambda self, perm, obj=None: perm.startswith("prompts.view_")
    )
    browser = client_for(root)

    body = _body(browser, prompt)

    assert "What is outside your window?" in body
    assert "One word is fine." in body
    assert page(prompt, "submit") not in body
    assert browser.post(page(prompt, "submit"), {"number": 1}).status_code == 403
    assert browser.post(page(prompt), form(text="Mine")).status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=window", 2),
        ("q=stars", 1),
        ("phase=landing", 1),
        ("phase=weaving", 1),
        ("depth=ten_seconds", 1),
        ("lens=nature", 1),
        ("weight=light", 2),
        ("mode=draw", 0),
        ("waiting=review", 1),
        ("waiting=publishing", 0),
        ("waiting=my-review", 0),
        ("waiting=sending&by=me", 1),
        ("by=others", 0),
        ("lens=none", 2),
        ("domain=nature&depth=two_minutes", 1),
        ("library=windows", 2),
        ("library=nowhere", 2),
        ("offered=yes", 0),
        ("files=newer", 0),
        ("files=ours", 2),
        ("translated=yes", 0),
        ("translated=no&phase=landing", 1),
        ("state__exact=draft", 2),
        ("phase=nonsense", 2),
    ],
)
def test_prompts_are_found_by_any_facet(
    client_for: Any, cora: User, query: str, found: int
) -> None:
    draft(cora, "window-one")
    other = draft(
        cora,
        "window-two",
        why="For the stars.",
        phases=("landing",),
        depth="ten_seconds",
        lenses=("nature",),
    )
    submit_prompt(by=cora, prompt=other, number=1)

    answer = client_for(cora).get(f"{LIST}?{query}")

    assert answer.context["cl"].result_count == found


def test_the_list_takes_the_same_queries_for_three_as_for_one(
    client_for: Any, cora: User, curt: User
) -> None:
    published(cora, curt, "one")
    browser = client_for(cora)
    browser.get(LIST)
    with CaptureQueriesContext(connection) as one:
        browser.get(LIST)
    published(cora, curt, "two")
    draft(cora, "three")
    with CaptureQueriesContext(connection) as three:
        browser.get(LIST)

    assert len(three) == len(one)


def test_our_pages_hold_no_inline_script_or_style(client_for: Any, cora: User, curt: User) -> None:
    prompt = published(cora, curt)
    browser = client_for(cora)

    for name in ("change", "history"):
        body = browser.get(page(prompt, name)).content.decode()
        assert "<style" not in body
        assert 'style="' not in body
        assert "<script>" not in body


def test_the_reviewer_reads_what_would_change_for_people(
    client_for: Any, cora: User, curt: User
) -> None:
    prompt = published(cora, curt)
    edit_prompt(by=cora, prompt=prompt, number=1, wording=wording(helper="One sound is enough."))

    body = client_for(curt).get(page(prompt)).content.decode()

    changes = body[body.index("What would change for people") :].split("</dl>")[0]
    assert "<ins>sound </ins>" in changes
    assert "Depth" not in changes


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    "sent",
    [
        {"number": "1", "old": "1", "publish_at": "x", "reason": "\0"},
        {"number": "1", "old": ""},
        {"number": "9" * 30, "old": "9" * 30, "publish_at": "9999-12-31T23:59", "reason": "No."},
    ],
)
def test_a_step_sent_with_anything_at_all_is_answered(
    client_for: Any, cora: User, curt: User, step: str, sent: dict[str, str]
) -> None:
    prompt = draft(cora)

    assert client_for(curt).post(page(prompt, step), sent).status_code in {302, 400}


def test_a_prompt_no_short_name_can_be_made_from_asks_for_one(client_for: Any, cora: User) -> None:
    sent = wording(text="日本 の 何?").as_fields() | {"library": library().pk, "slug": ""}

    answer = client_for(cora).post(f"{LIST}add/", sent)

    assert "none can be made from this prompt" in answer.content.decode()
    assert not Prompt.objects.exists()
