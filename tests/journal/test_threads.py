"""Threads: a line to come back to, in one's own words, resting whenever it likes."""

from uuid import uuid4

import pytest
from django.urls import reverse

from encryption.errors import Unreadable
from encryption.keys import ensure_client_key
from journal.access import reader_of
from journal.actions.entries import write_entry
from journal.actions.keeping import put_away
from journal.actions.threads import MOST_THREADS, begin_thread, rest_thread
from journal.beside import Beside
from journal.models import Entry, Thread
from journal.offers import offered
from tests.journal.conftest import a_writing

pytestmark = pytest.mark.django_db
LINE = "Nobody wanted anything of me."


@pytest.fixture
def thread(alice, session) -> Thread:
    return begin_thread(LINE, session=session, by=alice)


def look(client_for, person, name, *args, **asked):
    return client_for(person).get(reverse(f"journal:{name}", args=args), asked).content.decode()


def post(client_for, person, name, *args, **typed):
    return client_for(person).post(reverse(f"journal:{name}", args=args), typed)


def line_of(thread):
    return thread.open_for(reader_of(thread.client))["line"]


def test_a_line_is_held_on_the_sessions_page_and_shown_to_nobody_else(
    client_for, alice, charlie, session
):
    url = f"{reverse('journal:thread-new')}?session={session.public_id}"

    answer = client_for(alice).post(url, {"line": " Nobody wanted\nanything of me. "})

    assert answer.headers["Location"] == reverse("journal:session", args=[session.public_id])
    assert LINE in look(client_for, alice, "session", session.public_id)
    assert LINE in look(client_for, alice, "threads")
    assert LINE not in look(client_for, charlie, "threads")
    ensure_client_key(charlie.public_id)
    with pytest.raises(Unreadable):
        Thread.objects.get().open_for(reader_of(charlie))


def test_an_empty_line_is_asked_for_again_where_it_was_begun(client_for, alice, session):
    with_session = f"{reverse('journal:thread-new')}?session={session.public_id}"

    for url in (reverse("journal:thread-new"), with_session):
        answer = client_for(alice).post(url, {"line": " "})
        assert answer.status_code == 422
        assert "Write the line first." in answer.content.decode()
    assert Thread.objects.count() == 0


def test_it_rests_is_taken_up_again_and_only_what_is_held_stands_on_today(
    client_for, alice, thread
):
    assert LINE in look(client_for, alice, "today")

    post(client_for, alice, "thread-rest", thread.public_id)
    assert LINE not in look(client_for, alice, "today")
    post(client_for, alice, "thread-hold", thread.public_id)

    assert LINE in look(client_for, alice, "today")


def test_today_names_two_at_most_and_no_number(client_for, alice):
    for number in range(4):
        begin_thread(f"line {'abcd'[number]}", session=None, by=alice)

    page = look(client_for, alice, "today")

    assert [f"line {letter}" in page for letter in "abcd"] == [False, False, True, True]


def test_writing_on_it_asks_its_line_and_the_entry_belongs_to_it(client_for, alice, thread):
    asked = {"thread": thread.public_id, "question": thread.public_id}
    assert LINE in look(client_for, alice, "reflect", **asked)

    page_id, mark = uuid4(), f"{thread.public_id}:0"
    typed = {"revision": "0", "question": mark, "at": mark, "answer": "I slept without a plan."}
    post(client_for, alice, "reflect-keep", page_id, thread=str(thread.public_id), **typed)

    entry = Entry.objects.get()
    assert entry.thread == thread
    (answer,) = entry.open_for(reader_of(alice))["answers"]
    assert answer["wording"] == LINE
    assert "I slept without a plan." in look(client_for, alice, "thread", thread.public_id)


def test_it_is_never_among_the_questions_that_are_chosen(alice, thread, library):
    for depth in ("ten_seconds", "two_minutes", "ten_minutes"):
        choices = offered(alice, None, depth, Beside(alice))
        assert thread.public_id not in {choice.prompt.prompt_id for choice in choices}


def test_a_stale_page_overwrites_no_words(client_for, alice, thread):
    post(client_for, alice, "thread-edit", thread.public_id, line="The cello.", revision="1")

    answer = post(client_for, alice, "thread-edit", thread.public_id, line="Blue.", revision="1")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The cello." in page
    assert "Blue." in page
    thread.refresh_from_db()
    assert line_of(thread) == "The cello."


def test_put_away_it_leaves_what_was_written_and_can_be_brought_back(client_for, alice, thread):
    entry = write_entry(a_writing(thread=thread), by=alice)

    post(client_for, alice, "thread-trash", thread.public_id)
    assert LINE in look(client_for, alice, "trash")
    assert LINE not in look(client_for, alice, "threads")
    post(client_for, alice, "thread-restore", thread.public_id)
    assert LINE in look(client_for, alice, "threads")
    post(client_for, alice, "thread-trash", thread.public_id)
    post(client_for, alice, "thread-erase", thread.public_id)

    entry.refresh_from_db()
    assert (entry.thread, Thread.objects.count()) == (None, 0)


@pytest.mark.parametrize("name", ["edit", "rest", "hold", "trash", "restore", "erase"])
def test_a_stranger_and_a_therapist_find_nothing_there(
    client_for, charlie, nora, care, thread, name
):
    if name in {"restore", "erase"}:
        put_away(thread, by=thread.client)

    for person in (charlie, nora):
        answer = post(client_for, person, f"thread-{name}", thread.public_id, line="mine")
        assert answer.status_code == 404

    thread.refresh_from_db()
    assert line_of(thread) == LINE


def test_one_more_than_there_is_room_for_is_told_why_not(client_for, alice):
    ensure_client_key(alice.public_id)
    Thread.objects.bulk_create(Thread(client=alice) for _ in range(MOST_THREADS))

    answer = post(client_for, alice, "thread-new", line=LINE)

    assert answer.status_code == 422
    assert "There is room for two hundred" in answer.content.decode()


@pytest.mark.parametrize("many", [1, 3, 100])
def test_lists_cost_the_same_with_one_thread_and_with_a_hundred(
    client_for, alice, thread, many, django_assert_max_num_queries
):
    for number in range(many):
        resting = begin_thread(f"line {number}", session=None, by=alice)
        rest_thread(resting, by=alice)
    browser = client_for(alice)
    browser.get(reverse("journal:today"))  # the first page of a log-in notes the log-in

    with django_assert_max_num_queries(6):
        page = browser.get(reverse("journal:threads"))
    with django_assert_max_num_queries(7):
        browser.get(reverse("journal:thread", args=[thread.public_id]))

    assert len(page.context["page"].resting) == many
