"""A therapist suggests and wishes; the client chooses; the end leaves nothing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions.relationships import begin_relationship
from audit.models import Event
from encryption.errors import Unreadable
from encryption.readers import relationship_reader
from journal.access import reader_of
from journal.actions.remembering import decline_prompt, set_guidance_aside
from journal.actions.sessions import SessionWriting, log_session
from journal.actions.suggesting import (
    MOST_STANDING,
    set_guidance,
    suggest,
    withdraw_suggestion,
)
from journal.beside import Beside
from journal.documents import SessionDocument
from journal.models import Entry, Guidance, Suggestion
from journal.offers import offered
from journal.prompt_documents import GuidanceDocument, SuggestedQuestion, SuggestionDocument
from lifecycle.actions.ending import end_relationship
from prompts.models import Prompt
from tests.journal.conftest import *  # noqa: F403
from tests.journal.test_entry_edit import post, typed, words_of

pytestmark = pytest.mark.django_db
QUESTION, NOTE = "What would a gentle morning be?", "You spoke of mornings."


@pytest.fixture
def suggestion(care, nora) -> Suggestion:
    question = SuggestedQuestion(str(uuid4()), 0, QUESTION)
    return suggest(care, SuggestionDocument((question,), note=NOTE), by=nora)


@pytest.fixture
def guidance(care, nora) -> Guidance:
    set_guidance(care, GuidanceDocument(("sleep",), ("grief",), "light"), by=nora)
    return Guidance.objects.get()


def asked(suggestion):
    return suggestion.open_for(relationship_reader(suggestion.relationship_id))["questions"][0]


def look(browser, name, *args):
    return browser.get(reverse(name, args=args)).content.decode()


def test_a_question_from_the_last_session_reaches_the_client_with_who_and_why(
    client_for, alice, nora, care
):
    url = reverse("care:suggestion-new", args=[care.public_id])

    client_for(nora).post(url, {"text": QUESTION, "note": NOTE, "pick": ""})

    for page in ("journal:today", "journal:questions"):
        shown = look(client_for(alice), page)
        assert all(words in shown for words in (QUESTION, "Nora suggested this.", NOTE))
    assert [e.action for e in Event.objects.filter(kind="suggestion")] == ["suggested"]


def test_a_set_holds_own_words_and_the_librarys(client_for, nora, care, library):
    picked = Prompt.objects.live().select_related("live_version").first()
    url = reverse("care:suggestion-set-new", args=[care.public_id])
    data = {"title": "Mornings", "text": "One?\n\nTwo?", "pick_1": str(picked.public_id)}

    client_for(nora).post(url, data | {"note": ""})

    row = Suggestion.objects.get()
    document = row.open_for(relationship_reader(care.public_id))
    assert document["title"] == "Mornings"
    assert [q["text"] for q in document["questions"]] == ["One?", "Two?", picked.live_version.text]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("suggestion-new", {"text": "", "note": "x"}),
        ("suggestion-set-new", {"title": "", "text": "One?\nTwo?"}),
        ("suggestion-set-new", {"title": "x", "text": "Only one?"}),
        ("guidance", {"wanted": "sleep", "left_out": "sleep", "ceiling": "light"}),
        ("guidance", {"ceiling": "crushing"}),
    ],
)
def test_what_makes_no_sense_is_asked_for_again(client_for, nora, care, name, data):
    answer = client_for(nora).post(reverse(f"care:{name}", args=[care.public_id]), data)

    assert (answer.status_code, Suggestion.objects.count(), Guidance.objects.count()) == (422, 0, 0)


def test_it_is_offered_answered_and_then_asked_no_more(client_for, alice, suggestion, library):
    question = asked(suggestion)
    before = [c.because for c in offered(alice, None, "two_minutes", Beside(alice))]
    page = typed(question=f"{question['prompt']}:0", **{"answer-0": "slow tea"})

    post(client_for(alice), "entry-finish", uuid4(), page)

    (answer,) = words_of(Entry.objects.get(), alice).answers
    assert (answer.wording, answer.answer) == (QUESTION, "slow tea")
    assert "Nora suggested this." in before
    assert Beside(alice).waiting == []
    assert QUESTION not in [
        c.prompt.text for c in offered(alice, None, "two_minutes", Beside(alice))
    ]


def test_the_therapists_page_is_the_same_whatever_the_client_does(
    client_for, alice, nora, care, suggestion, guidance
):
    def seen():
        page = look(client_for(nora), "care:client", care.public_id)
        return page.split("<main", 1)[1].split("csrfmiddlewaretoken", 1)[0]

    before, question = seen(), asked(suggestion)
    events = Event.objects.count()
    page = typed(question=f"{question['prompt']}:0", **{"answer-0": "slow tea"})
    post(client_for(alice), "entry-finish", uuid4(), page)
    decline_prompt(suggestion.public_id, by=alice)
    set_guidance_aside(care.public_id, by=alice)

    assert (seen(), Event.objects.count()) == (before, events)


def test_guidance_counts_until_it_is_set_aside_and_again_when_followed(
    client_for, alice, guidance, library
):
    browser, held_on = client_for(alice), timezone.localdate() - timedelta(days=12)
    log_session(SessionWriting(held_on, None, SessionDocument()), by=alice)

    def weights():
        choices = offered(alice, None, "ten_minutes", Beside(alice), heavy=True)
        return {choice.prompt.weight for choice in choices}

    assert weights() == {"light"}
    page = look(browser, "journal:questions")
    assert all(words in page for words in ("Room for: sleep", "Left out: grief.", "Only light"))

    browser.post(reverse("journal:guidance-set-aside", args=[guidance.public_id]))
    assert weights() > {"light"}

    browser.post(reverse("journal:guidance-follow", args=[guidance.public_id]))
    assert weights() == {"light"}


def test_the_client_reads_in_plain_words_what_was_suggested_and_changed(
    client_for, alice, nora, suggestion, guidance
):
    withdraw = reverse("care:suggestion-withdraw", args=[suggestion.public_id])
    client_for(nora).post(withdraw)

    page = look(client_for(alice), "journal:access-log")

    assert "Nora suggested a question on" in page
    assert "Nora took a suggestion back on" in page
    assert "Nora changed the themes and the weight of what you are offered on" in page
    assert QUESTION not in page


def test_the_end_destroys_all_of_it_and_answers_keep_their_words(
    client_for, alice, nora, care, suggestion, guidance
):
    question = asked(suggestion)
    page = typed(question=f"{question['prompt']}:0", **{"answer-0": "slow tea"})
    post(client_for(alice), "entry-finish", uuid4(), page)

    end_relationship(care, by=alice)

    assert (Suggestion.objects.count(), Guidance.objects.count()) == (0, 0)
    (answer,) = words_of(Entry.objects.get(), alice).answers
    assert answer.wording == QUESTION
    for name in ("client", "suggestion-new", "suggestion-set-new", "guidance"):
        url = reverse(f"care:{name}", args=[care.public_id])
        assert client_for(nora).get(url).status_code == 404
    gone = reverse("care:suggestion-withdraw", args=[suggestion.public_id])
    assert client_for(nora).post(gone).status_code == 404
    aside = reverse("journal:guidance-set-aside", args=[guidance.public_id])
    assert client_for(alice).post(aside).status_code == 404


@pytest.mark.parametrize("stranger", ["charlie", "tess", "cora", "alice"])
def test_nobody_else_finds_any_of_it(client_for, request, care, suggestion, stranger):
    browser = client_for(request.getfixturevalue(stranger))

    for name in ("suggestion-new", "suggestion-set-new", "guidance"):
        url = reverse(f"care:{name}", args=[care.public_id])
        assert browser.post(url, {"text": "x", "ceiling": "light"}).status_code == 404
    url = reverse("care:suggestion-withdraw", args=[suggestion.public_id])
    assert browser.post(url).status_code == 404
    assert Suggestion.objects.count() == 1


def test_another_therapist_of_the_same_client_sees_only_their_own(
    client_for, alice, tess, nora, suggestion, guidance
):
    other = begin_relationship(client=alice, therapist=tess, by=alice)
    page = look(client_for(tess), "care:client", other.public_id)
    withdraw = reverse("care:suggestion-withdraw", args=[suggestion.public_id])

    assert QUESTION not in page
    assert "Left out" not in page
    assert client_for(tess).post(withdraw).status_code == 404
    with pytest.raises(Unreadable):
        suggestion.open_for(relationship_reader(other.public_id))
    with pytest.raises(Unreadable):
        suggestion.open_for(reader_of_after_writing(alice))


def reader_of_after_writing(person):
    decline_prompt(uuid4(), by=person)
    return reader_of(person)


def test_a_suggestion_that_does_not_open_hides_no_page_from_the_client(
    client_for, alice, suggestion
):
    Suggestion.objects.update(document_revision=7)

    for name in ("journal:today", "journal:questions"):
        assert client_for(alice).get(reverse(name)).status_code == 200


def test_what_is_taken_back_while_it_is_answered_keeps_the_answer_and_its_place(
    client_for, alice, nora, suggestion
):
    browser, page_id, question = client_for(alice), uuid4(), asked(suggestion)
    page = typed(question=f"{question['prompt']}:0", **{"answer-0": "slow tea"})
    post(browser, "entry-keep", page_id, page)

    withdraw_suggestion(suggestion, by=nora)
    post(browser, "entry-keep", page_id, page | {"revision": "1", "answer-0": "slow tea, twice"})

    (answer,) = words_of(Entry.objects.get(), alice).answers
    assert (answer.wording, answer.answer) == (QUESTION, "slow tea, twice")


def test_more_than_anybody_could_look_through_is_refused_until_one_is_taken_back(
    client_for, nora, care
):
    for number in range(MOST_STANDING):
        question = SuggestedQuestion(str(uuid4()), 0, f"Question {number}?")
        last = suggest(care, SuggestionDocument((question,)), by=nora)
    browser, url = client_for(nora), reverse("care:suggestion-new", args=[care.public_id])

    refused = browser.post(url, {"text": QUESTION, "note": "", "pick": ""})
    withdraw_suggestion(last, by=nora)
    taken = browser.post(url, {"text": QUESTION, "note": "", "pick": ""})

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert QUESTION in refused.content.decode()
    assert Suggestion.objects.count() == MOST_STANDING


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("who", "name", "queries"),
    [
        ("alice", "journal:today", 13),
        ("alice", "journal:questions", 15),
        ("nora", "care:client", 9),
    ],
)
def test_the_pages_cost_the_same_at_one_suggestion_and_at_three(
    client_for, alice, nora, care, guidance, rows, who, name, queries, django_assert_max_num_queries
):
    for number in range(rows):
        question = SuggestedQuestion(str(uuid4()), 0, f"Question {number}?")
        suggest(care, SuggestionDocument((question,)), by=nora)
    browser = client_for({"alice": alice, "nora": nora}[who])
    args = [care.public_id] if who == "nora" else []
    browser.get(reverse("home"), follow=True)

    with django_assert_max_num_queries(queries):
        answer = browser.get(reverse(name, args=args))

    assert answer.content.decode().count("Question 0?") >= 1
