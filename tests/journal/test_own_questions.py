"""Own questions: sealed, asked in a fair share, and an answer keeps the words it answered."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from encryption.errors import Unreadable
from encryption.keys import ensure_client_key
from encryption.readers import relationship_reader
from journal.access import reader_of
from journal.actions.keeping import bring_back, erase, put_away
from journal.actions.own_questions import (
    MOST_OWN_QUESTIONS,
    edit_own_question,
    write_own_question,
)
from journal.actions.trash import empty_trash
from journal.beside import Beside
from journal.models import Entry, OwnPrompt
from journal.offers import offered
from tests.journal.test_entry_edit import post, typed, words_of

pytestmark = pytest.mark.django_db
QUESTION = "Where was I kind today?"


@pytest.fixture
def own(alice) -> OwnPrompt:
    return write_own_question(QUESTION, by=alice)


def look(browser):
    return browser.get(reverse("journal:own-questions")).content.decode()


def test_a_question_of_ones_own_is_kept_on_one_line_and_shown_to_nobody_else(
    client_for, alice, charlie
):
    url = reverse("journal:own-question-new")

    answer = client_for(alice).post(url, {"text": " Where was I\nkind today? ", "revision": "0"})

    assert answer.headers["Location"] == reverse("journal:own-questions")
    assert QUESTION in look(client_for(alice))
    assert QUESTION not in look(client_for(charlie))


def test_an_empty_question_is_asked_for_again_and_nothing_is_written(client_for, alice):
    answer = client_for(alice).post(reverse("journal:own-question-new"), {"text": "  "})

    assert (answer.status_code, OwnPrompt.objects.count()) == (422, 0)
    assert "Write the question first." in answer.content.decode()


def test_no_key_but_the_owners_opens_it(own, charlie, care):
    ensure_client_key(charlie.public_id)

    for reader in (reader_of(charlie), relationship_reader(care.public_id)):
        with pytest.raises(Unreadable):
            own.open_for(reader)


@pytest.mark.parametrize("name", ["edit", "trash", "restore", "erase"])
def test_a_stranger_and_a_therapist_find_nothing_there(client_for, charlie, nora, care, own, name):
    url = reverse(f"journal:own-question-{name}", args=[own.public_id])

    for person in (charlie, nora):
        assert client_for(person).post(url, {"text": "mine"}).status_code == 404
    assert OwnPrompt.objects.get().open_for(reader_of(own.client)) == {"text": QUESTION}


def test_an_answer_keeps_the_words_it_answered(client_for, alice, own):
    browser, page_id = client_for(alice), uuid4()
    page = typed(question=f"{own.public_id}:0", **{"answer-0": "at lunch"})

    post(browser, "entry-keep", page_id, page)
    edit_own_question(own, "Where was I patient?", revision=1, by=alice)
    post(browser, "entry-keep", page_id, page | {"revision": "1", "text": "more"})

    (answer,) = words_of(Entry.objects.get(), alice).answers
    assert (answer.wording, answer.version, answer.answer) == (QUESTION, 0, "at lunch")


def test_a_strangers_question_brings_no_wording_and_loses_no_word(client_for, charlie, own):
    page = typed(question=f"{own.public_id}:0", **{"answer-0": "my own words"})

    post(client_for(charlie), "entry-keep", uuid4(), page)

    (answer,) = words_of(Entry.objects.get(), charlie).answers
    assert answer.wording == "A question that has since been taken back"
    assert answer.answer == "my own words"


def test_one_erased_while_its_page_was_open_loses_no_answer_and_moves_none(client_for, alice, own):
    other = write_own_question("And now?", by=alice)
    marks = [f"{own.public_id}:0", f"{other.public_id}:0"]
    put_away(own, by=alice)
    erase(own, by=alice)

    page = typed(question=marks, **{"answer-0": "first", "answer-1": "second"})
    post(client_for(alice), "entry-keep", uuid4(), page)

    answers = words_of(Entry.objects.get(), alice).answers
    assert [answer.answer for answer in answers] == ["first", "second"]
    assert answers[1].wording == "And now?"


def test_it_can_be_put_on_the_page_being_written(client_for, alice, charlie, own):
    strangers = write_own_question("Not yours", by=charlie)
    browser, page_id = client_for(alice), uuid4()

    post(browser, "entry-ask-own", page_id, typed(own=str(own.public_id)))
    shown = {"question": f"{own.public_id}:0", "revision": "1"}
    post(browser, "entry-ask-own", page_id, typed(own=str(strangers.public_id), **shown))

    document = words_of(Entry.objects.get(), alice)
    assert [answer.wording for answer in document.answers] == [QUESTION]


def test_it_comes_up_now_and_then_among_the_librarys(alice, own, library):
    came = 0
    for day in range(30):
        with time_machine.travel(timezone.now() + timedelta(days=day)):
            choices = offered(alice, None, "ten_minutes", Beside(alice))
        came += any(choice.because == "One of your own questions." for choice in choices)

    assert 8 <= came <= 22


def test_put_away_for_thirty_days_and_then_gone(client_for, alice, own):
    browser = client_for(alice)
    browser.post(reverse("journal:own-question-trash", args=[own.public_id]))

    assert "Here until" in look(browser)
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        empty_trash()
    assert OwnPrompt.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        empty_trash()
    assert OwnPrompt.objects.count() == 0


def test_all_there_is_room_for_is_shown_and_one_more_is_told_why_not(client_for, alice):
    for number in range(MOST_OWN_QUESTIONS):
        row = write_own_question(f"Number {number}?", by=alice)
    put_away(row, by=alice)

    url = reverse("journal:own-question-new")
    answer = client_for(alice).post(url, {"text": "One more?", "revision": "0"})

    page = answer.content.decode()
    assert (answer.status_code, OwnPrompt.objects.count()) == (422, MOST_OWN_QUESTIONS)
    assert all(f"Number {number}?" in page for number in range(MOST_OWN_QUESTIONS))
    assert "no more" in page
    assert "One more?" in page


@pytest.mark.parametrize("name", ["edit", "trash", "restore"])
def test_a_page_that_comes_after_the_erasing_is_answered_like_a_strangers(alice, own, name):
    deeds = {
        "edit": lambda: edit_own_question(own, "Too late?", revision=1, by=alice),
        "trash": lambda: put_away(own, by=alice),
        "restore": lambda: bring_back(own, by=alice),
    }
    OwnPrompt.objects.all().delete()

    with pytest.raises(Http404):
        deeds[name]()


def test_two_pages_at_once_are_both_shown(client_for, alice, own):
    edit_own_question(own, "Changed elsewhere?", revision=1, by=alice)
    url = reverse("journal:own-question-edit", args=[own.public_id])

    answer = client_for(alice).post(url, {"text": "Typed here?", "revision": "1"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in page for words in ("Changed elsewhere?", "Typed here?"))


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("own-questions", 6), ("questions", 12)])
def test_the_pages_cost_the_same_at_one_question_and_at_three(
    client_for, alice, rows, name, queries, django_assert_max_num_queries
):
    for number in range(rows):
        write_own_question(f"Question {number}?", by=alice)
    browser = client_for(alice)
    browser.get(reverse("journal:today"))

    with django_assert_max_num_queries(queries):
        browser.get(reverse(f"journal:{name}"))
