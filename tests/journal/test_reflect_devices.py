"""Two pages, two devices: an answer is merged into its place, and nothing is overwritten unseen."""

import json
from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse

from journal.access import reader_of
from journal.actions.entries import trash_entry, write_entry
from journal.documents import Answer, EntryDocument, Guided
from journal.models import Entry
from tests.journal.conftest import a_writing

pytestmark = pytest.mark.django_db
FIRST = Answer(str(uuid4()), 0, "What stands out?")
SECOND = Answer(str(uuid4()), 0, "What does my body feel?")
CANARY = "a heron stood in the reeds"


@pytest.fixture
def entry(alice):
    guided = Guided(depth="two_minutes", at=FIRST.prompt)
    return write_entry(a_writing(EntryDocument(answers=(FIRST, SECOND), guided=guided)), by=alice)


def screen(question=FIRST, revision=1, **said):
    return {
        "question": f"{question.prompt}:{question.version}",
        "place": "ask",
        "revision": str(revision),
        "form_id": str(uuid4()),
        "sequence": "0",
        "answer": "",
    } | said


def post(browser, button, entry, data):
    return browser.post(reverse(f"journal:reflect-{button}", args=[entry.public_id]), data)


def words_of(alice):
    return EntryDocument.from_json(Entry.objects.get().open_for(reader_of(alice)))


def said(alice):
    return [answer.answer for answer in words_of(alice).answers]


def test_answers_to_two_questions_from_two_devices_both_stay(client_for, alice, entry):
    post(client_for(alice), "next", entry, screen(answer="the light"))

    answer = post(client_for(alice), "next", entry, screen(SECOND, answer="warm hands"))

    assert answer.status_code == 302
    assert said(alice) == ["the light", "warm hands"]


def test_two_answers_to_one_question_stand_side_by_side(client_for, alice, entry):
    post(client_for(alice), "next", entry, screen(answer="the light"))

    answer = post(client_for(alice), "next", entry, screen(answer=CANARY))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "the light</p>" in page
    assert f"{CANARY}</textarea>" in page
    assert said(alice) == ["the light", ""]


@pytest.mark.parametrize(
    ("join", "kept"), [({"join": "1"}, f"the light\n\n{CANARY}"), ({}, CANARY)]
)
def test_the_person_chooses_both_or_one(client_for, alice, entry, join, kept):
    browser = client_for(alice)
    post(browser, "next", entry, screen(answer="the light"))
    form = post(browser, "next", entry, screen(answer=CANARY)).context["form"]

    post(browser, "keep", entry, screen(answer=CANARY, revision=form["revision"].value(), **join))

    assert said(alice) == [kept, ""]


def test_a_page_nothing_was_typed_on_takes_nothing_away(client_for, alice, entry):
    post(client_for(alice), "next", entry, screen(answer="the light"))

    answer = post(client_for(alice), "next", entry, screen())

    assert answer.status_code == 302
    assert said(alice) == ["the light", ""]


def test_words_that_go_on_from_what_is_saved_are_no_conflict(client_for, alice, entry):
    post(client_for(alice), "keep", entry, screen(answer="the light"))
    post(client_for(alice), "keep", entry, screen(SECOND, revision=2, answer="warm hands"))

    answer = post(client_for(alice), "keep", entry, screen(answer="the light, again"))

    assert answer.status_code == 302
    assert said(alice) == ["the light, again", "warm hands"]


def test_saving_while_typing_says_the_revision_the_database_has(client_for, alice, entry):
    page = screen(answer="the", sequence="1")
    first = json.loads(post(client_for(alice), "autosave", entry, page).content)
    late = page | {"answer": "the light", "sequence": "2"}  # the same page, its old revision

    second = json.loads(post(client_for(alice), "autosave", entry, late).content)

    assert (first["revision"], second["revision"]) == (2, 3)
    assert second["url"] == reverse("journal:reflect-step", args=[entry.public_id])
    assert said(alice) == ["the light", ""]


def test_saving_while_typing_overwrites_no_other_page(client_for, alice, entry):
    post(client_for(alice), "next", entry, screen(answer="the light"))

    answer = post(client_for(alice), "autosave", entry, screen(answer=CANARY, sequence="1"))

    assert (answer.status_code, answer.json()["conflict"]) == (409, True)
    assert said(alice) == ["the light", ""]


def test_a_question_that_made_room_elsewhere_comes_back_with_what_was_typed_to_it(
    client_for, alice, entry, library
):
    browser = client_for(alice)
    post(browser, "another", entry, screen(SECOND))
    assert SECOND.prompt not in {answer.prompt for answer in words_of(alice).answers}

    post(browser, "next", entry, screen(SECOND, answer=CANARY))

    assert words_of(alice).answers[-1].answer == CANARY


def test_coming_to_a_screen_writes_nothing(client_for, alice, entry):
    client_for(alice).get(reverse("journal:reflect-step", args=[entry.public_id]))

    assert Entry.objects.get().document_revision == entry.document_revision


def test_the_editor_leaves_the_place_as_it_is(client_for, alice, entry):
    data = {
        "question": [f"{FIRST.prompt}:0", f"{SECOND.prompt}:0"],
        "answer-0": "the light",
        "entry_on": "2026-11-20",
        "revision": "1",
        "place-TOTAL_FORMS": "0",
        "place-INITIAL_FORMS": "0",
    }

    client_for(alice).post(reverse("journal:entry-keep", args=[entry.public_id]), data)

    document = words_of(alice)
    assert (document.guided.depth, document.guided.at) == ("two_minutes", FIRST.prompt)
    assert document.answers[0].answer == "the light"


def test_a_document_from_before_reflections_opens_and_strange_keys_do_not():
    old = EntryDocument(answers=(FIRST,)).as_json()
    del old["guided"]
    for key in ("attachments", "picked"):
        del old["answers"][0][key]

    assert EntryDocument.from_json(old) == EntryDocument(answers=(FIRST,))
    with pytest.raises(TypeError):
        EntryDocument.from_json(old | {"guided": {"mood": "low"}})


def test_a_copy_for_a_reader_holds_picked_words_and_neither_files_nor_the_place():
    drawn = replace(SECOND, attachments=(str(uuid4()),))
    picked = replace(FIRST, picked=("feeling:glad",), attachments=(str(uuid4()),))
    guided = Guided(depth="ten_minutes", at=SECOND.prompt, because={FIRST.prompt: "You picked it."})

    shared = EntryDocument(answers=(picked, drawn), guided=guided).as_shared()

    assert EntryDocument.from_json(shared) == EntryDocument(
        answers=(replace(FIRST, picked=("feeling:glad",)),)
    )


@pytest.mark.parametrize("button", ["next", "autosave", "finish", "page"])
def test_a_stranger_and_a_page_in_the_trash_find_nothing(client_for, alice, charlie, entry, button):
    theirs = post(client_for(charlie), button, entry, screen(answer="x"))
    trash_entry(entry, by=alice)
    gone = post(client_for(alice), button, entry, screen(answer="x"))

    assert (theirs.status_code, gone.status_code) == (404, 404)
    assert said(alice) == ["", ""]
