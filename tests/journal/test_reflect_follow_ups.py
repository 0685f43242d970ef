"""What goes on from an answer comes next, and the number of questions stays what was asked for."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from journal.access import reader_of
from journal.actions.entries import write_entry
from journal.actions.own_questions import write_own_question
from journal.actions.remembering import decline_prompt
from journal.actions.sessions import SessionWriting, log_session
from journal.documents import Answer, EntryDocument, Guided, SessionDocument
from journal.models import Entry
from prompts.models import Prompt, PromptVersion
from tests.journal.conftest import a_writing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]


@pytest.fixture
def asked(alice):
    """Three plain questions; one of them goes on from the first."""
    found = Prompt.objects.live().filter(
        live_version__depth="two_minutes",
        live_version__weight="light",
        live_version__lenses=[],
        live_version__phases__contains=["weaving"],
    )
    first, behind, second, third = found.order_by("slug")[:4]
    PromptVersion.objects.filter(pk__in=[p.live_version_id for p in found]).update(follow_ups=[])
    PromptVersion.objects.filter(prompt=first).update(follow_ups=[behind.slug])
    return first, behind, second, third


@pytest.fixture
def session(alice):
    ten_days_ago = timezone.localdate() - timedelta(days=10)
    return log_session(SessionWriting(ten_days_ago, None, SessionDocument()), by=alice)


def answer_of(prompt):
    version = prompt.live_version
    return Answer(str(prompt.public_id), version.number, version.text)


def begun(alice, session, *answers):
    guided = Guided(depth="ten_minutes", at=answers[0].prompt)
    document = EntryDocument(answers=answers, guided=guided)
    return write_entry(a_writing(document, session=session), by=alice)


def say(browser, entry, answer, words, button="next"):
    entry.refresh_from_db()
    data = {
        "question": f"{answer.prompt}:{answer.version}",
        "place": "ask",
        "revision": entry.document_revision,
        "form_id": str(uuid4()),
        "answer": words,
    }
    return browser.post(reverse(f"journal:reflect-{button}", args=[entry.public_id]), data)


def asked_now(alice):
    document = EntryDocument.from_json(Entry.objects.get().open_for(reader_of(alice)))
    return [answer.prompt for answer in document.answers], document.guided


def ids(*prompts):
    return [str(prompt.public_id) for prompt in prompts]


def test_it_comes_next_and_the_last_one_not_met_makes_room(client_for, alice, session, asked):
    first, behind, second, third = asked
    entry = begun(alice, session, *map(answer_of, (first, second, third)))

    say(client_for(alice), entry, answer_of(first), "the light")

    shown, guided = asked_now(alice)
    assert shown == ids(first, behind, second)
    assert guided.at == str(behind.public_id)
    assert guided.because[guided.at] == "It goes on from the question before."


def test_nothing_follows_where_nothing_was_said(client_for, alice, session, asked):
    first, _behind, second, third = asked
    entry = begun(alice, session, *map(answer_of, (first, second, third)))

    say(client_for(alice), entry, answer_of(first), "")

    assert asked_now(alice)[0] == ids(first, second, third)


def test_nothing_follows_that_was_declined(client_for, alice, session, asked):
    first, behind, second, third = asked
    decline_prompt(behind.public_id, by=alice)
    entry = begun(alice, session, *map(answer_of, (first, second, third)))

    say(client_for(alice), entry, answer_of(first), "the light")

    assert asked_now(alice)[0] == ids(first, second, third)


def test_an_own_question_makes_no_room_and_is_not_followed(client_for, alice, session, asked):
    first, *_rest = asked
    own = write_own_question("Where was I kind?", by=alice)
    mine = Answer(str(own.public_id), 0, "Where was I kind?")
    entry = begun(alice, session, answer_of(first), mine)

    say(client_for(alice), entry, answer_of(first), "the light")

    assert asked_now(alice)[0] == [str(first.public_id), mine.prompt]


def test_one_more_at_the_end_goes_on_from_the_last_answer(client_for, alice, session, asked):
    first, behind, *_rest = asked
    entry = begun(alice, session, answer_of(first))
    say(client_for(alice), entry, answer_of(first), "the light")

    entry.refresh_from_db()
    data = {"place": "end", "revision": entry.document_revision, "question": ""}
    client_for(alice).post(reverse("journal:reflect-more", args=[entry.public_id]), data)

    assert asked_now(alice)[0] == ids(first, behind)
