"""Questions saved for therapy: from a screen or the editor, for their owner alone."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from journal.access import reader_of
from journal.actions.keeping import put_away
from journal.actions.own_questions import write_own_question
from journal.actions.remembering import save_for_therapy
from journal.documents import Answer, EntryDocument
from journal.models import Entry, PromptMemory
from journal.prompt_documents import FOR_THERAPY_AT_MOST, ForTherapy, Memory
from prompts.models import Prompt
from tests.journal.test_reflect import fields, heading, look, press

pytestmark = pytest.mark.django_db
QUESTION = Answer(str(uuid4()), 0, "What would I rather say aloud?")


def page_of(browser):
    return browser.get(reverse("journal:for-therapy")).content.decode()


def memory_of(person):
    return Memory.from_json(PromptMemory.objects.get(client=person).open_for(reader_of(person)))


def test_a_question_saved_on_its_screen_keeps_the_words_and_goes_on(client_for, alice, library):
    browser = client_for(alice)
    screen = look(browser, begin="first-three").content.decode()

    after = press(browser, screen, "save", answer="half a line").content.decode()

    (saved,) = memory_of(alice).for_therapy
    assert saved.wording == heading(screen).replace("&#x27;", "'")
    assert heading(after) != heading(screen)
    assert heading(screen) in page_of(browser)
    document = EntryDocument.from_json(Entry.objects.get().open_for(reader_of(alice)))
    assert document.answers[0].answer == "half a line"


def test_another_comes_in_its_place_and_it_rests_without_being_called_answered(
    client_for, alice, library
):
    browser = client_for(alice)
    screen = look(browser, depth="ten_seconds").content.decode()
    saved = heading(screen)

    after = press(browser, screen, "save").content.decode()
    tomorrow = look(browser, depth="ten_seconds").content.decode()

    assert "1 of 1" in after
    assert saved not in {heading(after), heading(tomorrow)}
    assert memory_of(alice).answered == {}


def test_where_there_is_no_other_saving_leads_on(client_for, alice, library):
    browser = client_for(alice)
    screen = look(browser, question="learn-about-myself").content.decode()
    Prompt.objects.exclude(slug="learn-about-myself").update(live_version=None, state="retired")

    end = press(browser, screen, "save").content.decode()

    assert "That is enough for now" in end
    assert "Saved for therapy." in end
    assert "no other question" not in end


def test_a_question_saved_in_the_editor_keeps_the_words(client_for, alice, library):
    browser = client_for(alice)
    address = reverse("journal:entry-new")
    editor = browser.get(address, {"question": "learn-about-myself"}).content.decode()
    posted = fields(editor)
    data = posted | {
        "which": posted["question"],
        "answer-0": "to rest",
        "entry_on": "2026-11-20",
    }

    answer = browser.post(reverse("journal:entry-save-prompt", args=[uuid4()]), data, follow=True)

    assert "to rest</textarea>" in answer.content.decode()
    assert [one.prompt for one in memory_of(alice).for_therapy] == [
        posted["question"][0].partition(":")[0]
    ]


def test_it_is_taken_away_again_and_nobody_else_sees_it(client_for, alice, charlie):
    save_for_therapy(QUESTION, by=alice)
    shown, theirs = page_of(client_for(alice)), page_of(client_for(charlie))

    url = reverse("journal:for-therapy-remove")
    client_for(charlie).post(url, {"prompt": QUESTION.prompt})
    assert memory_of(alice).for_therapy
    client_for(alice).post(url, {"prompt": QUESTION.prompt})

    assert QUESTION.wording in shown
    assert QUESTION.wording not in theirs
    assert memory_of(alice).for_therapy == ()


def test_a_therapist_finds_no_such_page(client_for, nora):
    answer = client_for(nora).get(reverse("journal:for-therapy"))

    assert answer.status_code == 404


def test_one_can_write_on_it_now_also_when_it_is_no_longer_on_offer(client_for, alice, library):
    browser = client_for(alice)
    prompt = Prompt.objects.get(slug="learn-about-myself")
    wording = prompt.live_version.text
    save_for_therapy(Answer(str(prompt.public_id), 1, wording), by=alice)
    Prompt.objects.filter(pk=prompt.pk).update(state=Prompt.State.RETIRED, live_version=None)

    screen = look(browser, question=prompt.public_id).content.decode()
    press(browser, screen, "next", answer="to rest")

    document = EntryDocument.from_json(Entry.objects.get().open_for(reader_of(alice)))
    assert [(a.wording, a.answer) for a in document.answers] == [(wording, "to rest")]


def test_an_own_question_stays_saved_after_it_was_put_away(client_for, alice, library):
    browser = client_for(alice)
    own = write_own_question("Where was I kind?", by=alice)
    save_for_therapy(Answer(str(own.public_id), 0, "Where was I kind?"), by=alice)
    put_away(own, by=alice)

    screen = look(browser, question=own.public_id).content.decode()
    press(browser, screen, "next", answer="on the stairs")

    document = EntryDocument.from_json(Entry.objects.get().open_for(reader_of(alice)))
    assert document.answers[0].wording == "Where was I kind?"


def test_saving_twice_keeps_once_and_the_list_has_an_end():
    memory = Memory()
    for number in range(FOR_THERAPY_AT_MOST + 5):
        question = ForTherapy(str(uuid4()), 1, f"Question {number}?", date(2026, 11, 20))
        memory = memory.with_saved(question).with_saved(question)

    assert len(memory.for_therapy) == FOR_THERAPY_AT_MOST
    assert memory.for_therapy[0].wording == f"Question {FOR_THERAPY_AT_MOST + 4}?"


def test_a_memory_from_before_opens():
    old = Memory().as_json()
    del old["for_therapy"]

    assert Memory.from_json(old) == Memory()
    assert Memory.from_json(Memory().with_saved(SAVED).as_json()).for_therapy == (SAVED,)


SAVED = ForTherapy(str(uuid4()), 2, "What helps?", date(2026, 11, 20), "de")
