"""One forgotten check is not a leak: take a layer away, and the next one still says no."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions.relationships import begin_relationship, close_relationship
from encryption.keys import ensure_client_key
from encryption.readers import relationship_reader
from journal.actions.own_questions import write_own_question
from journal.actions.suggesting import suggest
from journal.models import (
    Entry,
    EntryQuerySet,
    KeptQuerySet,
    SessionQuerySet,
    Share,
    ShareQuerySet,
    StandingQuerySet,
    Suggestion,
)
from journal.prompt_documents import SuggestedQuestion, SuggestionDocument
from journal.views import entries
from practices.actions.log import note_log
from practices.actions.plan import edit_planned
from practices.models.plan import OwnQuerySet
from tests.journal.conftest import *  # noqa: F403
from tests.journal.conftest import WORDS as WROTE
from tests.journal.test_entry_edit import typed
from tests.practices.conftest import *  # noqa: F403

pytestmark = pytest.mark.django_db
WORDS = ("The lake was quiet", "To rest.", "After Tuesday", "The second one", "my sister")


@pytest.fixture
def curious(client_for, charlie) -> Client:
    """A stranger with a journal and a key of his own; errors come as pages."""
    ensure_client_key(charlie.public_id)
    browser = client_for(charlie)
    browser.raise_request_exception = False
    return browser


@pytest.fixture
def no_owner_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody forgot `.of(client)`, everywhere at once."""
    for queryset in (EntryQuerySet, KeptQuerySet, SessionQuerySet, ShareQuerySet, OwnQuerySet):
        monkeypatch.setattr(queryset, "of", lambda self, client: self)


def words_in(page: bytes) -> list[str]:
    return [word for word in WORDS if word in page.decode()]


@pytest.mark.parametrize("name", ["today", "timeline", "sessions", "access-log"])
def test_the_owner_sees_words_on_these_pages(
    client_for, alice, share, draft, session, name
) -> None:
    assert words_in(client_for(alice).get(reverse(f"journal:{name}")).content)


@pytest.mark.parametrize("name", ["entry", "entry-edit", "entry-share", "session", "session-edit"])
def test_without_the_owner_filter_a_row_does_not_open(
    curious, no_owner_filter, entry, session, name
) -> None:
    row = session if name.startswith("session") else entry

    answer = curious.get(reverse(f"journal:{name}", args=[row.public_id]))

    assert (answer.status_code, words_in(answer.content)) == (500, [])


@pytest.mark.parametrize("name", ["today", "timeline", "sessions", "access-log"])
def test_without_the_owner_filter_no_list_shows_a_word(
    curious, no_owner_filter, share, draft, session, name
) -> None:
    answer = curious.get(reverse(f"journal:{name}"))

    assert words_in(answer.content) == []


@pytest.mark.parametrize("name", ["entry-keep", "entry-finish", "entry-autosave", "entry-go-on"])
def test_without_the_owner_filter_nothing_is_written_over(
    curious, no_owner_filter, draft, name
) -> None:
    before = bytes(draft.document.box)

    answer = curious.post(reverse(f"journal:{name}", args=[draft.public_id]), typed(revision="1"))

    assert answer.status_code in {404, 500}
    assert bytes(Entry.objects.get().document.box) == before


def test_when_the_page_forgets_to_ask_whose_entry_it_is_the_action_asks(
    curious, monkeypatch, draft
) -> None:
    monkeypatch.setattr(entries, "own_entry", lambda client, public_id: None)
    before = bytes(draft.document.box)

    answer = curious.post(
        reverse("journal:entry-keep", args=[draft.public_id]), typed(revision="1")
    )

    assert answer.status_code == 404
    assert bytes(Entry.objects.get().document.box) == before


def test_without_the_owner_filter_no_plan_and_no_log_shows_a_word(
    curious, no_owner_filter, alice, planned, logged
) -> None:
    edit_planned(planned, "To rest.", revision=1, by=alice)
    note_log(logged, "The lake was quiet", done_on=logged.done_on, revision=1, by=alice)

    answers = [
        curious.get(reverse("practices:plan")),
        curious.get(reverse("practices:log")),
        curious.get(reverse("practices:plan-edit", args=[planned.public_id])),
        curious.get(reverse("practices:log-note", args=[logged.public_id])),
    ]

    assert [words_in(answer.content) for answer in answers] == [[], [], [], []]


@pytest.mark.parametrize("name", ["own-questions", "questions", "today"])
def test_without_the_owner_filter_no_own_question_shows_a_word(
    curious, no_owner_filter, alice, name
) -> None:
    own = write_own_question("The lake was quiet", by=alice)

    listed = curious.get(reverse(f"journal:{name}"))
    edited = curious.get(reverse("journal:own-question-edit", args=[own.public_id]))

    assert words_in(listed.content) == []
    assert (edited.status_code, words_in(edited.content)) == (500, [])


def test_when_ending_forgets_the_suggestions_nobody_sees_them_all_the_same(
    client_for, alice, nora, care
) -> None:
    question = SuggestedQuestion("6a0f9a6e-29cb-4f0d-8a39-0a4b8c7a6a11", 0, "The lake was quiet")
    suggest(care, SuggestionDocument((question,)), by=nora)
    seen = words_in(client_for(alice).get(reverse("journal:questions")).content)
    close_relationship(care, by=alice)

    page = client_for(alice).get(reverse("journal:questions"))

    assert (seen, words_in(page.content)) == (["The lake was quiet"], [])
    assert StandingQuerySet(Suggestion).for_therapist(nora).count() == 0


def test_a_therapist_without_the_filter_meets_a_missing_key(
    client_for, tess, nora, alice, care, monkeypatch
) -> None:
    """Whoever opens a suggestion in another relationship has another key."""
    question = SuggestedQuestion("6a0f9a6e-29cb-4f0d-8a39-0a4b8c7a6a11", 0, "The lake was quiet")
    suggest(care, SuggestionDocument((question,)), by=nora)
    other = begin_relationship(client=alice, therapist=tess, by=alice)
    monkeypatch.setattr(StandingQuerySet, "filter", lambda self, *args, **kwargs: self)
    browser = client_for(tess)
    browser.raise_request_exception = False

    answer = browser.get(reverse("care:client", args=[other.public_id]))

    assert (answer.status_code, words_in(answer.content)) == (500, [])


def test_when_ending_a_relationship_forgets_its_shares_they_are_closed_all_the_same(
    client_for, alice, nora, share, care
) -> None:
    close_relationship(care, by=alice)  # its row and its key; the shares are another action's

    answers = [
        client_for(nora).get(reverse("care:share", args=[share.public_id])),
        client_for(alice).get(reverse("journal:share", args=[share.public_id])),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert ShareQuerySet(Share).for_therapist(nora).count() == 0


def test_the_copy_itself_holds_no_name_and_no_tag_whatever_a_page_shows(share) -> None:
    """What the therapist's page leaves out must not lie under the therapist's key either."""
    copy = share.open_for(relationship_reader(share.relationship_id))

    assert (copy["people"], copy["tags"], copy["text"]) == ([], [], WROTE.text)
    assert copy["written_from"] == {"form": "", "sequence": 0}
