"""A prompt's way from draft to live and out, and who may take which step."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import User
from audit.queries import events_for
from prompts import actions
from prompts.errors import CuratingRefused
from prompts.models import HelpLine, Prompt, PromptVersion
from prompts.versions import wording_of
from tests.prompts.making import draft, library, published, wording

pytestmark = pytest.mark.django_db


def fresh(prompt: Prompt) -> Prompt:
    return Prompt.objects.get(pk=prompt.pk)


def deeds(prompt: Prompt) -> list[tuple[str, str]]:
    return [(event.action, event.actor) for event in events_for(prompt.public_id)][::-1]


def test_every_step_leaves_who_did_it(cora: User, curt: User) -> None:
    prompt = published(cora, curt)
    actions.retire_prompt(by=curt, prompt=prompt, number=1)

    author, reviewer = str(cora.public_id), str(curt.public_id)
    assert deeds(prompt) == [
        ("added", author),
        ("submitted", author),
        ("reviewed", reviewer),
        ("published", author),
        ("retired", reviewer),
    ]
    assert fresh(prompt).state == "retired"


def test_an_edit_is_a_new_version_and_the_old_one_keeps_its_words(cora: User, curt: User) -> None:
    prompt = published(cora, curt)

    actions.edit_prompt(by=curt, prompt=prompt, number=1, wording=wording(text="What moves?"))

    prompt = fresh(prompt)
    assert [v.text for v in prompt.versions.all()] == [
        "What moves?",
        "What is outside your window?",
    ]
    assert (prompt.state, prompt.live_version.number) == ("draft", 1)  # type: ignore[union-attr]


def test_saving_the_same_words_writes_nothing(cora: User) -> None:
    prompt = draft(cora)

    actions.edit_prompt(by=cora, prompt=prompt, number=1, wording=wording())

    assert PromptVersion.objects.count() == 1
    assert [what for what, _ in deeds(prompt)] == ["added"]


def test_nobody_reviews_what_they_helped_to_write(cora: User, curt: User) -> None:
    prompt = draft(cora)
    actions.edit_prompt(by=curt, prompt=prompt, number=1, wording=wording(text="What moves?"))
    actions.submit_prompt(by=curt, prompt=prompt, number=2)

    for author in (cora, curt):
        with pytest.raises(CuratingRefused, match="second curator"):
            actions.review_prompt(by=author, prompt=prompt, number=2)

    assert fresh(prompt).state == "draft"


def test_nobody_agrees_to_words_they_have_not_seen(cora: User, curt: User) -> None:
    prompt = draft(cora)
    actions.edit_prompt(by=cora, prompt=prompt, number=1, wording=wording(text="What moves?"))
    actions.submit_prompt(by=cora, prompt=prompt, number=2)

    with pytest.raises(CuratingRefused, match="meanwhile"):
        actions.review_prompt(by=curt, prompt=prompt, number=1)


def test_an_edit_over_somebody_elses_is_refused(cora: User, curt: User) -> None:
    prompt = draft(cora)
    actions.edit_prompt(by=curt, prompt=prompt, number=1, wording=wording(text="What moves?"))

    with pytest.raises(CuratingRefused, match="meanwhile"):
        actions.edit_prompt(by=cora, prompt=prompt, number=1, wording=wording(text="What sings?"))

    assert fresh(prompt).versions.count() == 2


@pytest.mark.parametrize("step", ["review_prompt", "publish_prompt", "return_prompt"])
def test_a_draft_cannot_skip_a_step(cora: User, curt: User, step: str) -> None:
    prompt = draft(cora)

    with pytest.raises(CuratingRefused):
        getattr(actions, step)(by=curt, prompt=prompt, number=1)

    assert fresh(prompt).state == "draft"


@pytest.mark.parametrize("step", ["submit_prompt", "review_prompt", "publish_prompt"])
def test_a_live_prompt_takes_no_step_twice(cora: User, curt: User, step: str) -> None:
    prompt = published(cora, curt)

    with pytest.raises(CuratingRefused):
        getattr(actions, step)(by=curt, prompt=prompt, number=1)

    assert fresh(prompt).state == "live"


def test_what_was_sent_back_is_a_draft_again(cora: User, curt: User) -> None:
    prompt = draft(cora)
    actions.submit_prompt(by=cora, prompt=prompt, number=1)

    actions.return_prompt(by=curt, prompt=prompt, number=1)

    assert (fresh(prompt).state, fresh(prompt).submitted_at) == ("draft", None)


def test_an_edit_after_review_needs_a_new_review(cora: User, curt: User) -> None:
    prompt = draft(cora)
    actions.submit_prompt(by=cora, prompt=prompt, number=1)
    actions.review_prompt(by=curt, prompt=prompt, number=1)

    actions.edit_prompt(by=curt, prompt=prompt, number=1, wording=wording(text="What moves?"))

    assert (fresh(prompt).state, fresh(prompt).reviewed_by) == ("draft", None)


def test_an_older_wording_comes_back_as_a_new_version(cora: User, curt: User) -> None:
    prompt = published(cora, curt)
    actions.edit_prompt(by=cora, prompt=prompt, number=1, wording=wording(text="What moves?"))

    version = actions.restore_version(by=curt, prompt=prompt, number=2, old=1)

    assert (version.number, wording_of(version)) == (3, wording())


def test_a_retired_prompt_can_be_taken_up_again(cora: User, curt: User) -> None:
    prompt = published(cora, curt)
    actions.retire_prompt(by=cora, prompt=prompt, number=1)

    actions.restore_version(by=curt, prompt=prompt, number=1, old=1)

    assert (fresh(prompt).state, fresh(prompt).is_offered) == ("draft", False)


def test_a_step_and_its_trace_stand_or_fall_together(cora: User) -> None:
    prompt = draft(cora)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event ADD CHECK (action <> 'submitted') NOT VALID")

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.submit_prompt(by=cora, prompt=prompt, number=1)

    assert fresh(prompt).submitted_at is None


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "lost"},
        {"state": "live"},
        {"state": "reviewed"},
        {"state": "retired", "live_version_id": "latest"},
        {"reviewed_by_id": "author"},
    ],
)
def test_the_database_refuses_states_that_cannot_be(cora: User, fields: dict[str, Any]) -> None:
    prompt = draft(cora)
    meant = {"latest": prompt.latest_version_id, "author": cora.pk}
    values = {name: meant.get(value, value) for name, value in fields.items()}

    with pytest.raises(IntegrityError), transaction.atomic():
        Prompt.objects.filter(pk=prompt.pk).update(**values)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": ""},
        {"phases": ()},
        {"phases": ("someday",)},
        {"lenses": ("tarot",)},
        {"depth": "an_hour"},
        {"weight": "huge"},
        {"weight": "heavy"},
        {"weight": "heavy", "content_note": "Loss"},
    ],
)
def test_the_database_refuses_wordings_that_cannot_be_shown(
    cora: User, changes: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.add_prompt(by=cora, library=library(), slug="odd", wording=wording(**changes))


def test_a_version_number_is_used_once(cora: User) -> None:
    prompt = draft(cora)

    with pytest.raises(IntegrityError), transaction.atomic():
        PromptVersion.objects.create(prompt=prompt, number=1, **wording().as_fields())


@pytest.mark.parametrize(
    "fields", [{"country": "gb"}, {"country": "G"}, {"kind": "pigeon"}, {"contact": ""}]
)
def test_the_database_refuses_help_lines_that_help_nobody(fields: dict[str, Any]) -> None:
    values = {"slug": "a", "name": "A", "country": "GB", "kind": "call", "contact": "1"}

    with pytest.raises(IntegrityError), transaction.atomic():
        HelpLine.objects.create(is_on=True, **values | fields)
