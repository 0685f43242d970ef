"""Two pages at once: one is first, and the other finds what the first made of it."""

from collections.abc import Callable

import pytest
from django.http import Http404
from django.utils import timezone

from accounts.models import User
from audit.queries import events_for
from journal.actions.body import MapAbout, clear_place, describe_map
from journal.actions.entries import trash_entry
from journal.actions.keeping import Kept, bring_back, erase, put_away
from journal.actions.own_questions import write_own_question
from journal.actions.sessions import (
    SessionWriting,
    edit_session,
    restore_session,
    trash_session,
)
from journal.actions.threads import begin_thread
from journal.models import Entry, Session
from tests.journal.conftest import THE_SECOND, remember
from tests.journal.test_body_map import map_of

pytestmark = pytest.mark.django_db
Act = Callable[..., object]


def traces(client: User) -> list[str]:
    return [event.action for event in events_for(client.public_id)][::-1]


def everything(alice: User, session: Session) -> list[tuple[Kept, Act, Act]]:
    return [
        (map_of(alice), put_away, bring_back),
        (remember(session), put_away, bring_back),
        (begin_thread("quiet", session=session, by=alice), put_away, bring_back),
        (write_own_question("Where was I kind?", by=alice), put_away, bring_back),
        (session, trash_session, restore_session),
    ]


def test_the_second_of_two_presses_leaves_no_second_trace(alice, session, entry) -> None:
    for row, away, back in [*everything(alice, session), (entry, trash_entry, bring_back)]:
        before = len(traces(alice))
        for press in (away, back):
            press(row, by=alice)
            with pytest.raises(Http404):
                press(row, by=alice)

        assert traces(alice)[before:] == ["trashed", "restored"]


def test_erasing_what_came_back_meanwhile_leaves_it(alice, entry) -> None:
    trash_entry(entry, by=alice)
    bring_back(entry, by=alice)

    erase(entry, by=alice)

    assert Entry.objects.filter(pk=entry.pk).exists()
    assert "erased" not in traces(alice)


def test_words_for_what_was_put_away_meanwhile_meet_a_thing_that_is_not_there(alice, session):
    felt = map_of(alice)
    put_away(felt, by=alice)
    trash_session(session, by=alice)
    writing = SessionWriting(session.held_on, None, THE_SECOND, revision=1)

    with pytest.raises(Http404):
        edit_session(session, writing, by=alice)
    with pytest.raises(Http404):
        describe_map(felt, MapAbout(timezone.now(), None, "a stone", ""), by=alice)
    with pytest.raises(Http404):
        clear_place(felt, "chest", opened_on="", by=alice)
