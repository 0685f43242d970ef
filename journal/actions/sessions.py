"""Log, change, put away and bring back a session."""

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import User
from audit.actions import record
from encryption.keys import ensure_client_key
from journal.access import reader_of
from journal.actions.attaching import erase_files_with
from journal.actions.first_hours import follow
from journal.documents import SessionDocument
from journal.models import Attachment, Session


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
    session = Session.objects.select_for_update().get(pk=session.pk)
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
    session.trashed_at = timezone.now()
    session.save(update_fields=["trashed_at"])
    follow(session, client=by)
    record_session(session, by=by, action="trashed")


@transaction.atomic
def restore_session(session: Session, *, by: User) -> None:
    hold_client(by)
    session.trashed_at = None
    session.save(update_fields=["trashed_at"])
    follow(session, client=by)
    record_session(session, by=by, action="restored")


@transaction.atomic
def erase_session(session: Session, *, by: User | None) -> None:
    """Destroy a session and its pieces with their keys; its entries remain, no longer linked."""
    sessions = Session.objects.in_trash().select_for_update()
    for still_in_trash in sessions.filter(pk=session.pk):
        record_session(still_in_trash, by=by, action="erased")
        erase_files_with(Attachment.objects.with_session(still_in_trash))
        still_in_trash.delete()


def record_session(session: Session, *, by: User | None, action: str) -> None:
    record(
        subject=session.client_id,
        actor=by.public_id if by else None,
        kind="session",
        object_id=session.public_id,
        action=action,
        outcome="ok",
    )
