"""What is done with a person's journal leaves its trace: each act one event, by name, in order."""

import pytest
from django.urls import reverse

from accounts.actions.relationships import begin_relationship
from audit.queries import events_for
from journal.access import share_for_reading
from journal.actions.entries import trash_entry
from journal.actions.keeping import bring_back, erase
from journal.actions.sessions import restore_session, trash_session
from journal.actions.sharing import end_share, share_entry
from journal.models import Entry, Session
from lifecycle.actions.ending import end_relationship
from tests.journal.conftest import *  # noqa: F403

pytestmark = pytest.mark.django_db


def trace_of(client) -> list[tuple[str, str, str]]:
    """Who did what to which kind of thing, oldest first."""
    events = reversed(events_for(client.public_id))
    return [(event.actor, event.kind, event.action) for event in events]


def test_sharing_from_beginning_to_end(alice, nora, entry) -> None:
    care = begin_relationship(client=alice, therapist=nora, by=nora)
    share = share_entry(entry, care, previewed_revision=1, by=alice)
    share_for_reading(nora, share.public_id)
    share_for_reading(nora, share.public_id)
    end_share(share, by=alice)
    share_entry(entry, care, previewed_revision=1, by=alice)
    end_relationship(care, by=nora)

    by_alice, by_nora = str(alice.public_id), str(nora.public_id)
    assert trace_of(alice) == [
        (by_nora, "relationship", "began"),
        (by_alice, "share", "shared"),
        (by_nora, "share", "opened"),
        (by_nora, "share", "opened"),
        (by_alice, "share", "share ended"),
        (by_alice, "share", "shared"),
        (by_nora, "share", "share ended"),
        (by_nora, "relationship", "ended"),
    ]


def test_putting_away_bringing_back_and_erasing(alice, session, share) -> None:
    entry = share.entry
    before = len(trace_of(alice))
    for trash, restore, row in (
        (trash_session, restore_session, session),
        (trash_entry, bring_back, entry),
    ):
        trash(row, by=alice)
        restore(row, by=alice)
        trash(row, by=alice)
        erase(row, by=None)

    by_alice = str(alice.public_id)
    assert trace_of(alice)[before:] == [
        (by_alice, "session", "trashed"),
        (by_alice, "session", "restored"),
        (by_alice, "session", "trashed"),
        ("", "session", "erased"),
        (by_alice, "share", "share ended"),
        (by_alice, "entry", "trashed"),
        (by_alice, "entry", "restored"),
        (by_alice, "entry", "trashed"),
        ("", "entry", "erased"),
    ]
    assert (Entry.objects.count(), Session.objects.count()) == (0, 0)


@pytest.mark.parametrize("persona", ["tess", "charlie"])
def test_who_is_refused_leaves_no_trace_as_if_they_had_read(
    request, client_for, alice, share, persona
) -> None:
    before = trace_of(alice)

    client_for(request.getfixturevalue(persona)).get(reverse("care:share", args=[share.public_id]))

    assert trace_of(alice) == before
