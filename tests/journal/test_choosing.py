"""Choosing remembers in one sealed row, respects a no for good, and loses nothing that is typed."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from encryption.errors import Unreadable
from encryption.keys import ensure_client_key
from encryption.readers import relationship_reader
from journal.access import reader_of
from journal.actions.entries import write_entry
from journal.actions.remembering import decline_prompt, take_back_prompt
from journal.beside import Beside
from journal.documents import Answer, EntryDocument
from journal.models import Entry, PromptMemory
from journal.offers import offered
from journal.prompt_documents import Memory
from prompts.models import Prompt
from tests.journal.conftest import a_writing
from tests.journal.test_entry_edit import post, typed, words_of

pytestmark = pytest.mark.django_db
SOME = UUID("6a0f9a6e-29cb-4f0d-8a39-0a4b8c7a6a11")


def memory_of(person) -> Memory:
    return Memory.from_json(PromptMemory.objects.get(client=person).open_for(reader_of(person)))


def a_question(weight="light"):
    prompts = Prompt.objects.live().select_related("live_version")
    return prompts.filter(live_version__weight=weight).first()


def mark(prompt):
    return f"{prompt.public_id}:{prompt.live_version.number}"


def test_an_answer_is_remembered_with_its_day_and_a_blank_one_is_not(alice):
    blank = Answer(str(uuid4()), 1, "And this?", " ")
    document = EntryDocument(answers=(Answer(str(SOME), 1, "What?", "To rest."), blank))

    write_entry(a_writing(document), by=alice)

    assert memory_of(alice).answered == {SOME: timezone.localdate()}


def test_the_memory_is_not_written_again_at_every_save(alice):
    answered = EntryDocument(answers=(Answer(str(SOME), 1, "What?", "To rest."),))
    entry = write_entry(a_writing(answered), by=alice)

    for revision, words in enumerate(("a", "a b", "a b c"), start=1):
        more = EntryDocument(text=words, answers=answered.answers)
        write_entry(a_writing(more, public_id=entry.public_id, revision=revision), by=alice)

    assert PromptMemory.objects.get().document_revision == 1


def test_the_memory_keeps_no_more_than_choosing_needs():
    day = date(2026, 11, 1)
    memory = Memory().with_answers([uuid4() for _ in range(150)], day)

    later = memory.with_answers([uuid4() for _ in range(150)], day + timedelta(days=10))
    much_later = later.with_answers([SOME], day + timedelta(days=95))

    assert len(later.answered) == 200
    assert list(later.answered.values()).count(day) == 50
    assert day not in much_later.answered.values()


def test_a_memory_that_does_not_open_stops_no_writing_and_is_not_written_over(alice):
    decline_prompt(SOME, by=alice)
    row = PromptMemory.objects.get()
    PromptMemory.objects.update(document_revision=7)
    document = EntryDocument(text="Still here", answers=(Answer(str(uuid4()), 1, "What?", "x"),))

    entry = write_entry(a_writing(document), by=alice)

    assert words_of(entry, alice).text == "Still here"
    assert bytes(PromptMemory.objects.get().document.box) == bytes(row.document.box)
    with pytest.raises(Unreadable):
        take_back_prompt(SOME, by=alice)


def test_nobody_elses_key_opens_the_memory(alice, charlie, care):
    decline_prompt(SOME, by=alice)
    ensure_client_key(charlie.public_id)

    for reader in (reader_of(charlie), relationship_reader(care.public_id)):
        with pytest.raises(Unreadable):
            PromptMemory.objects.get().open_for(reader)


def test_a_question_declined_in_the_editor_is_never_offered_again_and_no_word_is_lost(
    client_for, alice, library
):
    prompt, public_id = a_question(), uuid4()
    page = typed(question=mark(prompt), which=mark(prompt))

    answer = post(client_for(alice), "entry-decline-prompt", public_id, page)

    document = words_of(Entry.objects.get(), alice)
    assert answer.headers["Location"] == reverse("journal:entry-edit", args=[public_id])
    assert document.text == page["text"]
    assert len(document.answers) == 1
    assert document.answers[0].prompt != str(prompt.public_id)
    assert memory_of(alice).declined == {prompt.public_id}


def test_an_answer_already_given_stays_when_its_question_is_declined(client_for, alice, library):
    prompt = a_question()
    page = typed(question=mark(prompt), which=mark(prompt), **{"answer-0": "to rest"})

    post(client_for(alice), "entry-decline-prompt", uuid4(), page)

    first, second = words_of(Entry.objects.get(), alice).answers
    assert (first.prompt, first.answer) == (str(prompt.public_id), "to rest")
    assert second.answer == ""


def test_another_takes_the_place_of_one_and_leaves_the_rest(client_for, alice, library):
    one, two = Prompt.objects.live().select_related("live_version")[:2]
    marks = [mark(one), mark(two)]
    page = typed(question=marks, which=marks[0], **{"answer-0": "", "answer-1": "to rest"})

    post(client_for(alice), "entry-swap-prompt", uuid4(), page)

    first, second = words_of(Entry.objects.get(), alice).answers
    assert first.prompt not in {str(one.public_id), str(two.public_id)}
    assert (second.prompt, second.answer) == (str(two.public_id), "to rest")


def test_a_heavier_question_comes_when_it_is_asked_for_and_not_in_the_first_days(
    client_for, alice, library, session
):
    browser, public_id = client_for(alice), uuid4()

    post(browser, "entry-add-prompt", public_id, typed(heavy="1"))
    quiet = words_of(Entry.objects.get(), alice).answers
    with time_machine.travel(timezone.now() + timedelta(days=12)):
        post(client_for(alice), "entry-add-prompt", uuid4(), typed(heavy="1"))
    calmer = words_of(Entry.objects.exclude(public_id=public_id).get(), alice).answers

    weights = [
        Prompt.objects.get(public_id=answers[0].prompt).live_version.weight
        for answers in (quiet, calmer)
    ]
    assert weights[0] != "heavy"
    assert weights[1] == "heavy"


@pytest.mark.parametrize(("hour", "may_be_heavy"), [(12, True), (23, False), (3, False)])
def test_nothing_heavy_comes_uncalled_late_on_the_persons_own_clock(
    alice, library, monkeypatch, hour, may_be_heavy
):
    with timezone.override("Asia/Tokyo"):
        local = timezone.make_aware(timezone.datetime(2026, 11, 20, hour))
        seen = set()
        for day in range(30):
            with time_machine.travel(local + timedelta(days=day)):
                choices = offered(alice, None, "ten_minutes", Beside(alice))
            seen |= {choice.prompt.weight for choice in choices}

    assert ("heavy" in seen) <= may_be_heavy


def test_what_is_set_aside_is_listed_and_can_be_taken_back(client_for, alice, charlie, library):
    prompt, browser = a_question(), client_for(alice)
    words = prompt.live_version.text

    browser.post(reverse("journal:prompt-decline"), {"prompt": prompt.public_id})
    listed = browser.get(reverse("journal:set-aside")).content.decode()
    strangers = client_for(charlie).get(reverse("journal:set-aside")).content.decode()
    browser.post(reverse("journal:prompt-take-back"), {"prompt": prompt.public_id})
    after = browser.get(reverse("journal:set-aside")).content.decode()

    assert [words in page for page in (listed, strangers, after)] == [True, False, False]


@pytest.mark.parametrize("nonsense", ["", "x", "1234", "6a0f9a6e"])
def test_a_button_that_names_no_question_leads_nowhere(client_for, alice, nonsense):
    answer = client_for(alice).post(reverse("journal:prompt-decline"), {"prompt": nonsense})

    assert (answer.status_code, PromptMemory.objects.count()) == (404, 0)


def test_return_in_a_line_keeps_the_page_and_changes_no_question(client_for, alice, library):
    page = client_for(alice).get(reverse("journal:entry-new"), {"depth": "two_minutes"})

    form = page.content.decode().split("data-autosave", 1)[1]
    first_button = form.split("<button", 1)[1].split(">", 1)[0]
    assert "formaction" not in first_button
