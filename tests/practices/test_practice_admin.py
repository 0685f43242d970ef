"""Curators find, write, review, publish and retire practices. Clients' rows are not there."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from practices.admin import steps
from practices.loading import as_written
from practices.models import PlannedPractice, Practice, PracticeLog
from tests.conftest import ClientFor
from tests.practices.curating import at_hand, latest, published, reviewed, rewrite
from tests.practices.making import events_about

STEPS = [step.name for step in steps.STEPS]


def page(practice: Practice, name: str = "change") -> str:
    return reverse(f"admin:practices_practice_{name}", args=[practice.pk])


def typed(browser: Client, practice: Practice, **changes: Any) -> dict[str, Any]:
    """Return what the form would post unchanged, with these changes."""
    form = browser.get(page(practice)).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()} | changes


def offered(browser: Client, practice: Practice) -> list[str]:
    """The steps this curator is offered."""
    return [step.name for step in browser.get(page(practice)).context["steps"]]


def test_an_edit_is_a_new_version_and_people_see_what_they_saw(
    looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    browser, before = client_for(cora), as_written(looking_around)

    answer = browser.post(
        page(looking_around),
        typed(browser, looking_around, steps="Look.\n\n  Look again.  \n", lengths="3,1"),
    )

    looking_around.refresh_from_db()
    assert (answer.status_code, as_written(looking_around)) == (302, before)
    assert at_hand(looking_around) == {
        name: value for name, value in before.items() if name != "slug"
    } | {"steps": ["Look.", "Look again."], "lengths": [1, 3]}
    assert (latest(looking_around).number, latest(looking_around).author) == (2, cora)
    assert events_about(looking_around.public_id) == ["added", "edited"]


def test_saving_without_a_change_writes_nothing(
    even_breathing: Practice, cora: User, client_for: ClientFor
) -> None:
    browser = client_for(cora)
    values = typed(browser, even_breathing)
    another_order = {name: values[name][::-1] for name in ("places", "phases", "lenses")}

    answer = browser.post(page(even_breathing), values | another_order)

    assert (answer.status_code, even_breathing.versions.count()) == (302, 1)


def test_two_curators_do_not_write_over_each_other(
    looking_around: Practice, cora: User, curt: User, client_for: ClientFor
) -> None:
    browser, other = client_for(cora), client_for(curt)
    coras = typed(browser, looking_around, summary="Cora's words.", postures=["sitting", "lying"])
    other.post(page(looking_around), typed(other, looking_around, summary="Curt's words."))

    answer = browser.post(page(looking_around), coras)

    form = answer.context["adminform"].form
    assert (answer.status_code, at_hand(looking_around)["summary"]) == (200, "Curt's words.")
    assert "“Curt's words.”" in form.non_field_errors()[0]
    assert (form["summary"].value(), form["postures"].value(), form["number"].value()) == (
        "Cora's words.",
        ["sitting", "lying"],
        "2",
    )


def test_breath_holds_without_a_way_round_them_are_refused(
    looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    browser = client_for(cora)
    holding = {"pattern": '{"inhale": 4, "hold_in": 7}', "holds_breath": "on"}

    answer = browser.post(page(looking_around), typed(browser, looking_around, **holding))

    assert answer.context["adminform"].form.errors == {
        "without_holds": ["Breath holds need a version without them and at least one caution."]
    }


def test_a_practice_walks_its_way_by_buttons_and_a_second_curator_agrees(
    looking_around: Practice, cora: User, curt: User, client_for: ClientFor
) -> None:
    writer, reader = client_for(cora), client_for(curt)
    rewrite(looking_around, by=cora, summary="Newer words.")

    assert offered(writer, looking_around) == ["submit", "retire"]
    writer.post(page(looking_around, "submit"), {"number": 2})
    assert offered(writer, looking_around) == ["return", "retire"]
    assert offered(reader, looking_around) == ["review", "return", "retire"]
    reader.post(page(looking_around, "review"), {"number": 2})
    assert offered(writer, looking_around) == ["publish", "schedule", "return", "retire"]
    answer = writer.post(page(looking_around, "publish"), {"number": 2})

    looking_around.refresh_from_db()
    assert (answer.url, looking_around.summary) == (page(looking_around), "Newer words.")
    assert offered(writer, looking_around) == ["retire"]


def test_a_time_is_set_and_a_reason_is_asked_for(
    looking_around: Practice, cora: User, curt: User, client_for: ClientFor
) -> None:
    reviewed(looking_around, by=cora, reader=curt, summary="Newer words.")
    browser = client_for(curt)
    soon = timezone.localtime(timezone.now() + timedelta(days=2))

    browser.post(
        page(looking_around, "schedule"),
        {"number": 2, "publish_at": soon.strftime("%Y-%m-%dT%H:%M")},
    )
    assert offered(browser, looking_around) == ["unschedule", "publish", "return", "retire"]
    answer = browser.post(page(looking_around, "return"), {"number": 2}, follow=True)
    assert "Say in a sentence" in str(next(iter(answer.context["messages"])))
    browser.post(page(looking_around, "return"), {"number": 2, "reason": "Too short."})

    assert b"Too short." in browser.get(page(looking_around)).content
    assert latest(looking_around).way == "writing"


def test_a_step_is_never_taken_by_opening_an_address_or_without_a_version(
    looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    browser = client_for(cora)

    assert {browser.get(page(looking_around, name)).status_code for name in STEPS} == {405}
    assert {browser.post(page(looking_around, name)).status_code for name in STEPS} == {400}


@pytest.mark.parametrize("person", ["alice", "nora"])
def test_only_curators_come_here(
    person: str, request: pytest.FixtureRequest, looking_around: Practice, client_for: ClientFor
) -> None:
    browser = client_for(request.getfixturevalue(person))

    answers = [browser.post(page(looking_around, name), {"number": 1}) for name in STEPS]
    answers += [browser.get(page(looking_around, name)) for name in ("preview", "history")]

    looking_around.refresh_from_db()
    assert {answer.status_code for answer in answers} == {404}
    assert looking_around.state == "live"


def test_a_new_practice_begins_as_a_draft(
    looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    browser = client_for(cora)
    values = typed(browser, looking_around, slug="looking-again", number="")

    answer = browser.post(reverse("admin:practices_practice_add"), values)

    practice = Practice.objects.get(slug="looking-again")
    assert (practice.state, practice.versions.count()) == ("draft", 1)
    assert answer.url == page(practice)


def test_the_preview_says_what_the_newest_version_says(
    looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    rewrite(looking_around, by=cora, summary="Newer words.", cautions=["Newer care."])

    answer = client_for(cora).get(page(looking_around, "preview"))

    assert b"Newer words." in answer.content
    assert b"Newer care." in answer.content


def test_the_past_shows_every_version_what_changed_and_who_did_what(
    looking_around: Practice, cora: User, curt: User, client_for: ClientFor
) -> None:
    published(looking_around, by=cora, reader=curt, summary="Newer words.")
    browser = client_for(cora)

    context = browser.get(page(looking_around, "history")).context

    assert [step.version.number for step in context["versions"]] == [2, 1]
    assert [change.field for change in context["versions"][0].changes] == ["summary"]
    assert context["seen"].number == 2
    assert [(deed.who, str(deed.what)) for deed in context["deeds"]][:2] == [
        (cora.name, "published it"),
        (curt.name, "reviewed it"),
    ]
    browser.post(page(looking_around, "restore"), {"number": 2, "old": 1})
    assert latest(looking_around).number == 3


def test_newer_words_in_the_files_wait_to_be_chosen(
    looking_around: Practice, cora: User, client_for: ClientFor
) -> None:
    rewrite(looking_around, by=cora, summary="Cora's words.")
    theirs = at_hand(looking_around) | {"summary": "Theirs.", "title": "Also theirs"}
    waiting = {"mark": "a" * 64, "content": theirs}
    Practice.objects.filter(pk=looking_around.pk).update(newer_in_files=waiting)
    browser, address = client_for(cora), reverse("admin:practices_practice_newer")

    (each,) = browser.get(address).context["waiting"]
    assert {change.field for change in each.fields} == {"summary", "title"}
    chosen = {"number": 2, "mark": each.mark, "field-summary": "theirs", "field-title": "ours"}
    browser.post(page(looking_around, "newer_settle"), chosen)

    assert at_hand(looking_around)["summary"] == "Theirs."
    assert at_hand(looking_around)["title"] == looking_around.title
    assert browser.get(address).context["waiting"] == []


def test_what_waits_for_my_review_is_found(
    looking_around: Practice, cora: User, curt: User, client_for: ClientFor
) -> None:
    rewrite(looking_around, by=cora, summary="Newer words.")
    client_for(cora).post(page(looking_around, "submit"), {"number": 2})
    address = reverse("admin:practices_practice_changelist")

    found = [
        list(client_for(person).get(address, {"waiting": "my-review"}).context["cl"].result_list)
        for person in (cora, curt)
    ]

    assert found == [[], [looking_around]]
    (heap,) = client_for(curt).get(reverse("admin:index")).context["practices_waiting"]
    assert (heap.practices, heap.url) == ([looking_around], f"{address}?waiting=my-review")


def test_a_practice_is_begun_where_curating_begins(cora: User, client_for: ClientFor) -> None:
    home = client_for(cora).get(reverse("admin:index")).content.decode()

    assert f'href="{reverse("admin:practices_practice_add")}">Add a practice</a>' in home


def test_what_clients_plan_and_do_is_not_in_the_admin() -> None:
    assert not {PlannedPractice, PracticeLog} & set(admin.site._registry)
