"""Log, change, put away and bring back a session."""

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from accounts.access import hold_client
from accounts.models import User
from encryption.keys import ensure_client_key
from journal.access import reader_of
from journal.actions.first_hours import follow
from journal.actions.keeping import bring_back, held, put_away
from journal.documents import SessionDocument
from journal.models import Session


@dataclass(frozen=True)
class SessionWriting:
    """A session as it came from the form; `revision` is what the page was opened on."""

    held_on: date
    start_time: time | None
    document: SessionDocument
    revision: int = 0
    end_time: time | None = None


class SessionWrittenElsewhere(Exception):
    """The session has changed since this page was opened."""


@transaction.atomic
def log_session(writing: SessionWriting, *, by: User) -> Session:
    hold_client(by)
    ensure_client_key(by.public_id)
    session = Session(client=by)
    seal_session(session, writing, by=by)
    session.save(force_insert=True)
    follow(session, client=by)
    return session


@transaction.atomic
def edit_session(session: Session, writing: SessionWriting, *, by: User) -> Session:
    hold_client(by)
    session = held(Session.objects.kept(), session)
    if session.document_revision != writing.revision:
        raise SessionWrittenElsewhere
    seal_session(session, writing, by=by)
    session.save()
    follow(session, client=by)
    return session


def seal_session(session: Session, writing: SessionWriting, *, by: User) -> None:
    session.held_on = writing.held_on
    session.start_time = writing.start_time
    session.end_time = writing.end_time
    session.seal_for(reader_of(by), writing.document.as_json())


@transaction.atomic
def trash_session(session: Session, *, by: User) -> None:
    """Put a session away for thirty days. Its entries stay; its pieces come back with it."""
    hold_client(by)
    follow(put_away(session, by=by), client=by)


@transaction.atomic
def restore_session(session: Session, *, by: User) -> None:
    hold_client(by)
    follow(bring_back(session, by=by), client=by)
