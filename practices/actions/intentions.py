"""Intentions: make, change, say where one stands, take out, put back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import User
from audit.actions import record
from encryption.keys import ensure_client_key
from encryption.readers import owner_reader
from journal.models import Entry, Session, Thread
from practices.access_intentions import intention_of, removed_intention_of
from practices.actions import intentions_reminders as reminders
from practices.errors import WrittenElsewhere
from practices.intention_documents import IntentionDocument, Status
from practices.intention_words import text_of
from practices.models import Intention

MOST_INTENTIONS = 200  # what is kept is shown, all of it


class NoRoomForIntentions(Exception):
    """As many are kept as there is room for."""


@dataclass(frozen=True)
class Source:
    """What an intention grew from, if it grew from something written."""

    entry: Entry | None = None
    thread: Thread | None = None
    session: Session | None = None


@dataclass(frozen=True)
class IntentionWriting:
    """What a page says of an intention; `revision` is what it was opened on, 0 if new."""

    said: Mapping[str, Any]  # fields of the document
    review_on: tuple[date, ...] | None = None  # None: the page does not ask
    revision: int = 0
    reminds: bool | None = None  # on those days; None: the page does not ask


@transaction.atomic
def make_intention(
    form_id: UUID, writing: IntentionWriting, source: Source, *, by: User
) -> Intention:
    """Keep a new intention. The same form sent twice keeps it once."""
    hold_client(by)
    public_id = uuid5(by.public_id, f"intention {form_id}")
    if row := Intention.objects.filter(public_id=public_id).first():
        return row if row.removed_at else edit_intention(row, writing, by=by)
    if Intention.objects.of(by).kept().count() >= MOST_INTENTIONS:
        raise NoRoomForIntentions
    ensure_client_key(by.public_id)
    row = Intention(public_id=public_id, client=by, **vars(source))
    row.review_on = list(writing.review_on or ())
    seal(row, replace(IntentionDocument(), **writing.said), by=by)
    row.save(force_insert=True)
    note(row, by=by, action="made")
    reminders.follow(row, reminds=writing.reminds, by=by)
    return row


@transaction.atomic
def edit_intention(row: Intention, writing: IntentionWriting, *, by: User) -> Intention:
    """Change what a page asks about; a stale page overwrites nothing."""
    hold_client(by)
    row = intention_of(by, row.public_id)
    saved = opened(row, by=by)
    document = replace(saved, **writing.said)
    review_on = row.review_on if writing.review_on is None else list(writing.review_on)
    if (document, review_on) != (saved, row.review_on):
        if row.document_revision != writing.revision:
            raise WrittenElsewhere(text_of(saved), row.document_revision)
        row.review_on = review_on
        seal(row, document, by=by)
        row.save()
        note(row, by=by, action="changed")
    if document.is_in_hand:
        reminders.follow(row, reminds=writing.reminds, by=by)
    return row


@transaction.atomic
def say_where_it_stands(row: Intention, status: Status, *, by: User) -> Intention:
    """Try, adapt, rest, let go, or call it part of life. Reminders rest and wake with it."""
    hold_client(by)
    row = intention_of(by, row.public_id)
    saved = opened(row, by=by)
    if saved.status == status.value:
        return row
    document = replace(saved, status=status.value)
    if saved.is_in_hand and not document.is_in_hand:
        document = replace(document, waiting=reminders.let_wait(row, by=by))
    if document.is_in_hand and not saved.is_in_hand:
        reminders.take_up(row, saved.waiting, by=by)
        document = replace(document, waiting=())
    seal(row, document, by=by)
    row.save()
    note(row, by=by, action="changed")
    return row


@transaction.atomic
def remove_intention(row: Intention, *, by: User) -> None:
    """Take it out; for thirty days it can be put back as it was, reminders included."""
    hold_client(by)
    row = intention_of(by, row.public_id)
    saved = opened(row, by=by)
    if saved.is_in_hand:
        seal(row, replace(saved, waiting=reminders.let_wait(row, by=by)), by=by)
    row.removed_at = timezone.now()
    row.save()
    note(row, by=by, action="removed")


@transaction.atomic
def restore_intention(row: Intention, *, by: User) -> None:
    """Put it back; what it reminded of goes on where it is still being tried."""
    hold_client(by)
    row = removed_intention_of(by, row.public_id)
    saved = opened(row, by=by)
    row.removed_at = None
    if saved.is_in_hand:
        reminders.take_up(row, saved.waiting, by=by)
        seal(row, replace(saved, waiting=()), by=by)
    row.save()
    note(row, by=by, action="restored")


def opened(row: Intention, *, by: User) -> IntentionDocument:
    return IntentionDocument.from_json(row.open_for(owner_reader(by.public_id)))


def seal(row: Intention, document: IntentionDocument, *, by: User) -> None:
    row.seal_for(owner_reader(by.public_id), document.as_json())


def note(row: Intention, *, by: User | None, action: str) -> None:
    record(
        subject=row.client_id,
        actor=by.public_id if by else None,
        kind="intention",
        object_id=row.public_id,
        action=action,
        outcome="ok",
    )
