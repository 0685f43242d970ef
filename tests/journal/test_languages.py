"""Questions in another language: met in it, answered in it, and kept as they were met."""

from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.actions.preferences import save_preferences
from accounts.preferences import PreferencesView
from journal.access import reader_of
from journal.models import Entry
from journal.queries import opened_entry
from prompts.actions.translating import (
    Translated,
    publish_translation,
    translate_prompt,
    withdraw_translation,
)
from prompts.models import Prompt
from tests.journal.test_entry_edit import post, typed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]
GERMAN = Translated(
    text="Was habe ich über mich gelernt?",
    helper="Ein Wort reicht.",
    why="Es ist die schlichteste Frage.",
)


@pytest.fixture
def translation(cora, curt):
    version = Prompt.objects.get(slug="learn-about-myself").live_version
    translation = translate_prompt(by=cora, version=version, language="de", seen="", words=GERMAN)
    publish_translation(by=curt, translation=translation, seen=GERMAN.fingerprint())
    return translation


@pytest.fixture
def german(client_for, alice, translation):
    wishes = PreferencesView(question_language="de")
    save_preferences(by=alice, name="Alice", time_zone=alice.time_zone, wishes=wishes)
    return client_for(alice)


def open_page(browser):
    """The marks of the questions on a new page."""
    page = browser.get(reverse("journal:entry-new"), {"begin": "first-three"})
    return [question.mark for question in page.context["form"].questions]


def answer_first(browser, marks):
    answered = typed(question=marks, **{"answer-0": "Langsamer zu sein."})
    assert post(browser, "entry-keep", uuid4(), answered).status_code == 302


def kept_answer(alice):
    document = opened_entry(Entry.objects.get(), reader_of(alice))
    return next(answer for answer in document.answers if answer.answer)


def test_who_chose_a_language_meets_it_and_the_original_elsewhere(german):
    page = german.get(reverse("journal:entry-new"), {"begin": "first-three"}).content.decode()

    assert GERMAN.text in page
    assert "What part of the journey stands out most?" in page


def test_an_answer_keeps_the_wording_it_was_met_in(german, alice):
    answer_first(german, open_page(german))

    answer = kept_answer(alice)
    assert (answer.wording, answer.language) == (GERMAN.text, "de")


def test_a_changed_choice_meanwhile_changes_no_question_on_an_open_page(german, alice):
    marks = open_page(german)
    wishes = PreferencesView()
    save_preferences(by=alice, name="Alice", time_zone=alice.time_zone, wishes=wishes)
    answer_first(german, marks)

    assert kept_answer(alice).wording == GERMAN.text


def test_a_translation_taken_back_meanwhile_loses_no_answer(german, alice, translation, cora):
    marks = open_page(german)
    withdraw_translation(by=cora, translation=translation)
    answer_first(german, marks)

    answer = kept_answer(alice)
    assert answer.answer == "Langsamer zu sein."
    assert answer.wording == "What did I learn about myself?"


def test_the_choice_is_offered_only_where_something_is_translated(client_for, alice, charlie):
    page = client_for(charlie).get(reverse("lifecycle:preferences")).content.decode()

    assert "question_language" not in page
