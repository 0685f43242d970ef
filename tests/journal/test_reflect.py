"""One question a screen: capacity first, each button keeps what was said, then moves on."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.actions.preferences import save_preferences
from accounts.preferences import PreferencesView
from journal.access import reader_of
from journal.actions.threads import begin_thread
from journal.documents import EntryDocument
from journal.models import Entry, PromptMemory
from prompts.models import PromptVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]
CANARY = "a heron stood in the reeds"


def look(browser, **asked):
    return browser.get(reverse("journal:reflect"), asked)


def fields(page):
    """What the screen would post, but for what a hand adds."""
    inputs = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', page)
    posted: dict[str, list[str]] = {}
    for name, value in inputs:
        if name != "csrfmiddlewaretoken":
            posted.setdefault(name, []).append(value.replace("&#x27;", "'"))
    return posted


def screen_id(page):
    return re.search(r"/entries/([0-9a-f-]{36})/reflect/", page)[1]


def heading(page):
    return re.search(r'<h1 id="question">(.*?)</h1>', page)[1]


def typed_in(page):
    return re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page, re.S)[1]


def press(browser, page, button, **said):
    """Press a button of this screen, and follow where it leads."""
    said = {"answer": typed_in(page)} | said if "<textarea" in page else said
    url = reverse(f"journal:reflect-{button}", args=[screen_id(page)])
    return browser.post(url, fields(page) | said, follow=True)


def begun_on(session, day):
    session.held_on = day
    session.save(update_fields=["held_on"])


def words_of(alice):
    return EntryDocument.from_json(Entry.objects.get().open_for(reader_of(alice)))


def test_it_begins_by_asking_how_much_there_is(client_for, alice):
    page = look(client_for(alice)).content.decode()

    assert "How much do you have today?" in page
    assert page.count("?depth=") == 3
    assert "Each counts the same." in page


@pytest.mark.parametrize(
    ("depth", "total"), [("ten_seconds", 1), ("two_minutes", 2), ("ten_minutes", 3)]
)
def test_the_capacity_decides_how_many_questions_come_and_one_stands_alone(
    client_for, alice, session, depth, total
):
    begun_on(session, timezone.localdate() - timedelta(days=10))
    page = look(client_for(alice), depth=depth, session=session.public_id).content.decode()

    assert f"1 of {total}" in page
    assert page.count("<textarea") == 1
    assert Entry.objects.count() == 0  # nothing is written by looking


def test_the_first_answer_makes_a_draft_about_its_session_and_leads_to_the_next(
    client_for, alice, session
):
    browser = client_for(alice)
    page = look(browser, depth="two_minutes", session=session.public_id).content.decode()

    after = press(browser, page, "next", answer=CANARY)

    entry = Entry.objects.get()
    document = words_of(alice)
    assert (entry.state, entry.session) == ("draft", session)
    assert document.answers[0].answer == CANARY
    assert document.guided.depth == "two_minutes"
    assert after.redirect_chain == [(reverse("journal:reflect-step", args=[entry.public_id]), 302)]
    assert heading(after.content.decode()) != heading(page)


def test_one_comes_back_to_the_very_question_where_one_stopped(client_for, alice):
    page = look(client_for(alice), begin="first-three").content.decode()
    second = press(client_for(alice), page, "next", answer="to rest").content.decode()

    press(client_for(alice), second, "leave", answer="the light")
    today = client_for(alice).get(reverse("journal:today")).content.decode()
    here = reverse("journal:reflect-step", args=[Entry.objects.get().public_id])
    again = client_for(alice).get(here).content.decode()

    assert f'href="{here}"' in today.split("Still open", 1)[1]
    assert heading(again) == heading(second)
    assert "the light</textarea>" in again


def test_back_leads_to_what_was_said_before(client_for, alice):
    browser = client_for(alice)
    page = look(browser, begin="first-three").content.decode()
    second = press(browser, page, "next", answer="to rest").content.decode()

    first = press(browser, second, "back", answer="half a line").content.decode()

    assert heading(first) == heading(page)
    assert "to rest</textarea>" in first
    assert words_of(alice).answers[1].answer == "half a line"


def test_another_takes_the_place_of_this_one_and_the_same_does_not_return(client_for, alice):
    browser = client_for(alice)
    page = look(browser, depth="ten_seconds").content.decode()
    met = [heading(page)]
    for _time in range(4):
        page = press(browser, page, "another").content.decode()
        met.append(heading(page))

    assert len(set(met)) == 5
    assert len(words_of(alice).answers) == 1
    assert len(words_of(alice).guided.passed) == 4


def test_another_keeps_what_was_typed_to_this_one(client_for, alice):
    browser = client_for(alice)
    page = look(browser, depth="ten_seconds").content.decode()

    press(browser, page, "another", answer=CANARY)

    kept, asked = words_of(alice).answers
    assert (kept.answer, asked.answer) == (CANARY, "")
    assert words_of(alice).guided.at == asked.prompt


def test_skipping_leaves_no_trace_but_the_place(client_for, alice):
    browser = client_for(alice)
    page = look(browser, depth="ten_seconds").content.decode()

    end = press(browser, page, "skip").content.decode()

    assert "That is enough for now" in end
    assert words_of(alice).answered == ()


def test_nothing_came_is_a_whole_answer_and_never_stands_in_the_place_of_words(client_for, alice):
    browser = client_for(alice)
    page = look(browser, begin="first-three").content.decode()

    second = press(browser, page, "nothing").content.decode()
    press(browser, second, "nothing", answer="one word")

    assert [a.answer for a in words_of(alice).answers] == ["Nothing came.", "one word", ""]


def test_not_this_one_again_is_remembered_for_good(client_for, alice):
    browser = client_for(alice)
    page = look(browser, depth="ten_seconds").content.decode()
    declined = fields(page)["question"][0].partition(":")[0]

    after = press(browser, page, "decline").content.decode()

    memory = PromptMemory.objects.get().open_for(reader_of(alice))
    assert memory["declined"] == [declined]
    assert heading(after) != heading(page)


def test_words_can_be_picked_instead_of_typed(client_for, alice):
    browser = client_for(alice)
    page = look(browser, depth="ten_seconds").content.decode()

    press(browser, page, "next", feelings=["feeling:glad"], sensations=["sensation:warm"])

    (answer,) = words_of(alice).answered
    assert answer.picked == ("feeling:glad", "sensation:warm")
    assert answer.picked_words == ["glad", "warm"]


def test_one_more_comes_at_the_end_and_finishing_finishes(client_for, alice):
    browser = client_for(alice)
    page = look(browser, depth="ten_seconds").content.decode()
    end = press(browser, page, "next", answer="one").content.decode()

    more = press(browser, end, "more").content.decode()
    end = press(browser, more, "next", answer="two").content.decode()
    press(browser, end, "finish")

    assert heading(more) != heading(page)
    assert [a.answer for a in words_of(alice).answers] == ["one", "two"]
    assert Entry.objects.get().is_finished


def test_all_on_one_page_and_back_keeps_words_and_questions(client_for, alice):
    browser = client_for(alice)
    page = look(browser, begin="first-three").content.decode()

    editor = press(browser, page, "page", answer=CANARY).content.decode()
    entry = Entry.objects.get()
    posted = fields(editor) | {
        "answer-0": CANARY,
        "answer-1": "the light",
        "entry_on": "2026-11-20",
    }
    url = reverse("journal:entry-one-at-a-time", args=[entry.public_id])
    screen = browser.post(url, posted, follow=True).content.decode()

    assert editor.count("<textarea") == 4
    assert "3 of 3" in screen
    assert [a.answer for a in words_of(alice).answers] == [CANARY, "the light", ""]


def test_whoever_prefers_one_page_is_led_to_it(client_for, alice):
    save_preferences(by=alice, name="Alice", time_zone="UTC", wishes=PreferencesView(asks="page"))

    answer = look(client_for(alice), depth="two_minutes")

    assert answer.headers["Location"] == reverse("journal:entry-new") + "?depth=two_minutes"


def test_a_heavy_question_is_announced_and_grounding_follows_its_answer(client_for, alice):
    call_command("load_notices", verbosity=0)
    browser = client_for(alice)

    before = look(browser, question="feeling-from-earlier").content.decode()
    asked = press(browser, before, "next").content.decode()
    after = press(browser, asked, "next", answer="a locked door").content.decode()
    end = press(browser, after, "next").content.decode()

    wording = PromptVersion.objects.get(prompt__slug="feeling-from-earlier").text
    assert wording not in before
    assert "It touches on: Old memories." in before
    assert "This one can stir things." in before
    assert heading(asked) == wording
    assert "For the next minute" in after
    assert "That is enough for now" in end
    assert words_of(alice).answers[0].answer == "a locked door"


def test_a_heavy_question_can_be_left_out_unseen(client_for, alice):
    browser = client_for(alice)
    before = look(browser, question="feeling-from-earlier").content.decode()

    end = press(browser, before, "skip").content.decode()

    assert "That is enough for now" in end
    assert words_of(alice).answered == ()


def test_a_page_cannot_bring_a_wording_of_its_own(client_for, alice):
    browser = client_for(alice)
    page = look(browser, depth="ten_seconds").content.decode()
    invented = {"asked": f"{uuid4()}:1", "question": f"{uuid4()}:1", "because": "x"}

    press(browser, page, "next", answer=CANARY, **invented)

    assert words_of(alice).answers == ()


def test_an_answer_that_is_too_long_comes_back_whole_and_writes_nothing(client_for, alice):
    browser = client_for(alice)
    page = look(browser, depth="ten_seconds").content.decode()

    answer = press(browser, page, "next", answer="x" * 200_001)

    assert answer.status_code == 422
    assert "x" * 200_001 in answer.content.decode()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("asked", [{"session": "a"}, {"thread": "a"}])
def test_what_is_somebody_elses_is_no_place_to_begin(client_for, charlie, alice, session, asked):
    thread = begin_thread("the quiet", session=session, by=alice)
    theirs = {"session": session.public_id, "thread": thread.public_id}
    (name,) = asked

    answer = look(client_for(charlie), depth="ten_seconds", **{name: theirs[name]})

    assert answer.status_code == 404


def test_what_is_written_on_a_thread_stands_with_it(client_for, alice, session):
    thread = begin_thread("the quiet", session=session, by=alice)
    browser = client_for(alice)
    page = look(browser, depth="ten_seconds", thread=thread.public_id).content.decode()

    press(browser, page, "next", answer="still here")

    entry = Entry.objects.get()
    assert (entry.thread, entry.session) == (thread, session)


def test_a_screen_costs_the_same_however_long_the_journal(
    client_for, alice, django_assert_max_num_queries
):
    browser = client_for(alice)
    page = look(browser, begin="first-three").content.decode()
    press(browser, page, "next", answer="to rest")
    here = reverse("journal:reflect-step", args=[Entry.objects.get().public_id])

    with django_assert_max_num_queries(12):
        browser.get(here)
    with django_assert_max_num_queries(12):
        look(browser, depth="two_minutes")


def test_what_was_begun_from_a_session_leads_back_to_it_and_finishing_is_an_end(
    client_for, alice, session
):
    browser = client_for(alice)
    begun = {"session": session.public_id}
    asked = look(browser, **begun).content.decode()
    page = look(browser, depth="ten_seconds", **begun).content.decode()
    end = press(browser, page, "next", answer="one").content.decode()

    finished = press(browser, end, "finish").content.decode()

    home = reverse("journal:session", args=[session.public_id])
    back = f'class="back" href="{home}"'
    assert [back in asked, back in page] == [True, True]
    assert "Kept. Only you can see it." in finished
    assert f'class="button" href="{reverse("journal:today")}"' in finished
    assert f'class="button button-quiet" href="{home}"' in finished
