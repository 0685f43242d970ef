"""Two hands at one entry: ending and putting away win, whoever is faster."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.http import Http404

from accounts.models import CareRelationship, User
from journal.access import share_for_reading
from journal.actions.entries import trash_entry
from journal.actions.remembering import decline_prompt
from journal.actions.sharing import end_share, share_entry
from journal.actions.suggesting import set_guidance, suggest
from journal.beside import Beside
from journal.models import Entry, Guidance, Share, Suggestion
from journal.prompt_documents import GuidanceDocument, SuggestedQuestion, SuggestionDocument
from lifecycle.actions.ending import end_relationship
from lifecycle.actions.roles import take_back_therapist

pytestmark = pytest.mark.django_db(transaction=True)


def begun(pool: ThreadPoolExecutor, deed: Callable[[], object]) -> Future[object]:
    """Begin a deed in another thread; come back when it waits for a lock of ours."""

    def alone() -> object:
        try:
            return deed()
        finally:
            connection.close()

    future = pool.submit(alone)
    for _ in range(100):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone() != (0,):
                return future
        time.sleep(0.05)
    raise AssertionError("it did not wait")


@pytest.mark.parametrize("is_shared_already", [False, True])
def test_an_entry_shared_while_it_is_put_away_is_shared_no_more(
    alice: User, entry: Entry, care: CareRelationship, is_shared_already: bool
) -> None:
    preview = entry.document_revision
    if is_shared_already:
        share_entry(entry, care, previewed_revision=preview, by=alice)

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        Entry.objects.select_for_update().get(pk=entry.pk)
        away = begun(pool, lambda: trash_entry(entry, by=alice))
        share_entry(entry, care, previewed_revision=preview, by=alice)
        transaction.on_commit(away.result)

    entry.refresh_from_db()
    assert entry.trashed_at is not None
    assert Share.objects.active().count() == 0


def test_a_reading_that_waited_for_the_end_finds_nothing(
    alice: User, nora: User, share: Share
) -> None:
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            end_share(share, by=alice)
            reading = begun(pool, lambda: share_for_reading(nora, share.public_id))
        with pytest.raises(Http404):
            reading.result()

    share.refresh_from_db()
    assert share.first_opened_at is None


def test_two_questions_declined_at_once_both_stay_declined(alice: User) -> None:
    one, other = uuid4(), uuid4()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            decline_prompt(one, by=alice)
            late = begun(pool, lambda: decline_prompt(other, by=alice))
        late.result()

    assert Beside(alice).memory.declined == {one, other}


def beside_made(care: CareRelationship, nora: User) -> None:
    question = SuggestedQuestion(str(uuid4()), 0, "And the mornings?")
    suggest(care, SuggestionDocument((question,)), by=nora)
    set_guidance(care, GuidanceDocument(("sleep",)), by=nora)


ENDINGS = [
    lambda care, root: end_relationship(care, by=care.client),
    lambda care, root: take_back_therapist(care.therapist, by=root),
]


@pytest.mark.parametrize("end", ENDINGS)
def test_what_is_suggested_while_it_ends_is_destroyed_with_the_rest(
    nora: User, root: User, care: CareRelationship, end: Callable[..., object]
) -> None:
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            beside_made(care, nora)
            ending = begun(pool, lambda: end(care, root))
        ending.result()

    assert (Suggestion.objects.count(), Guidance.objects.count()) == (0, 0)


@pytest.mark.parametrize("end", ENDINGS)
def test_what_is_suggested_after_it_ended_finds_nobody(
    nora: User, root: User, care: CareRelationship, end: Callable[..., object]
) -> None:
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            end(care, root)
            late = begun(pool, lambda: beside_made(care, nora))
        with pytest.raises(Http404):
            late.result()

    assert (Suggestion.objects.count(), Guidance.objects.count()) == (0, 0)
