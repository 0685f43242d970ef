"""Put away by a slip of the thumb, a thing is brought back from the message that says so."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from journal.actions.body import PlaceWriting, keep_place
from journal.actions.chains import ChainWriting, keep_chain
from journal.actions.own_questions import write_own_question
from journal.actions.threads import begin_thread
from journal.chain_documents import ChainDocument
from journal.documents import Sensation
from tests.journal.conftest import a_session, remember
from tests.journal.things import a_photo, attached

pytestmark = pytest.mark.django_db
NOTED = PlaceWriting((Sensation("chest", ("tight",), 6, "unpleasant"),))
CHAIN = ChainDocument(places=("chest",), feelings=("anxious",))
KINDS = {
    "fragment": lambda alice: remember(a_session(alice)),
    "session": a_session,
    "thread": lambda alice: begin_thread("a line", session=None, by=alice),
    "own-question": lambda alice: write_own_question("What helps?", by=alice),
    "body-map": lambda alice: keep_place(uuid4(), NOTED, by=alice),
    "chain": lambda alice: keep_chain(
        ChainWriting(uuid4(), date(2026, 11, 18), None, CHAIN), by=alice
    ),
}


@pytest.fixture(params=[*KINDS, "entry", "attachment"])
def thing(request, alice):
    """Something of each kind, and how the addresses of its kind begin."""
    kind = request.param
    if kind in KINDS:
        return kind, KINDS[kind](alice)
    request.getfixturevalue("media")
    entry = request.getfixturevalue("entry")
    return kind, entry if kind == "entry" else attached(entry, a_photo())


def test_the_message_brings_it_back_and_says_so(client_for, alice, thing):
    kind, row = thing
    browser = client_for(alice)
    address = reverse(f"journal:{kind}-trash", args=[row.public_id])

    page = browser.post(address, follow=True).content.decode()
    restore = re.search(r'<form method="post" action="([^"]+)" class="actions">', page)[1]
    back = browser.post(restore, follow=True).content.decode()

    assert restore == reverse(f"journal:{kind}-restore", args=[row.public_id])
    assert "It is back, just as it was." in back
    assert ">Bring it back<" not in back
    row.refresh_from_db()
    assert row.trashed_at is None
