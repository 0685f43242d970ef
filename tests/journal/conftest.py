"""What the journal's tests stand on: a relationship, a session, entries."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.actions.relationships import begin_relationship
from accounts.models import CareRelationship, User
from journal.actions.entries import Writing, finish_entry, write_entry
from journal.actions.fragments import FragmentWriting, keep_fragment
from journal.actions.sessions import SessionWriting, log_session
from journal.actions.sharing import share_entry
from journal.documents import Answer, EntryDocument, Sensation, SessionDocument
from journal.fragment_documents import FragmentDocument
from journal.models import Entry, Fragment, Session, Share

WORDS = EntryDocument(
    title="After Tuesday",
    text="The lake was quiet and I could say no.",
    answers=(
        Answer(
            "6a0f9a6e-29cb-4f0d-8a39-0a4b8c7a6a11", 1, "What did I learn about myself?", "To rest."
        ),
    ),
    feelings=("relieved",),
    sensations=(Sensation("shoulders:both", ("warm",), 4, "pleasant"),),
    tags=("rest",),
    people=("my sister",),
)

HERON = FragmentDocument(text="A heron, standing.", words=("still",), clarity="hazy")


def a_writing(document: EntryDocument = WORDS, **changes: object) -> Writing:
    fields = {
        "public_id": uuid4(),
        "revision": 0,
        "document": document,
        "entry_on": timezone.localdate(),
        "session": None,
    }
    return Writing(**fields | changes)


THE_SECOND = SessionDocument(name="The second one", kind="at the clinic", intention="to rest")


def a_session(client: User, document: SessionDocument = THE_SECOND, **changes: object) -> Session:
    fields = {"held_on": timezone.localdate(), "start_time": None, "document": document}
    return log_session(SessionWriting(**fields | changes), by=client)


def a_piece(
    session: Session, document: FragmentDocument = HERON, **changes: object
) -> FragmentWriting:
    fields = {
        "public_id": uuid4(),
        "client": session.client,
        "session": session,
        "kind": Fragment.Kind.WORDS,
        "document": document,
        "remembered_at": timezone.now(),
    }
    return FragmentWriting(**fields | changes)


def remember(session: Session, document: FragmentDocument = HERON, **changes: object) -> Fragment:
    return keep_fragment(a_piece(session, document, **changes), by=session.client)


@pytest.fixture
def session(alice: User) -> Session:
    return a_session(alice)


@pytest.fixture
def draft(alice: User) -> Entry:
    return write_entry(a_writing(), by=alice)


@pytest.fixture
def entry(alice: User) -> Entry:
    return finish_entry(a_writing(), by=alice)


@pytest.fixture
def care(alice: User, nora: User) -> CareRelationship:
    return begin_relationship(client=alice, therapist=nora, by=alice)


@pytest.fixture
def share(alice: User, entry: Entry, care: CareRelationship) -> Share:
    return share_entry(entry, care, previewed_revision=entry.document_revision, by=alice)


@pytest.fixture
def library(db: None) -> None:
    call_command("load_library", verbosity=0)


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """A folder of this test's own for sealed files."""
    alias = settings.STORAGES["attachments"]
    of_ours = alias | {"OPTIONS": alias["OPTIONS"] | {"location": tmp_path / "media"}}
    settings.STORAGES = settings.STORAGES | {"attachments": of_ours}
    return tmp_path / "media"
