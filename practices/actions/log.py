"""Log that a practice was done, how it was, and a note."""

from dataclasses import asdict, replace
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import User
from audit.actions import record
from encryption.keys import ensure_client_key
from encryption.readers import owner_reader
from practices.access import log_of, removed_log_of
from practices.actions.plan import planned_already
from practices.documents import How, LogDocument, Said
from practices.errors import WrittenElsewhere
from practices.models import Practice, PracticeLog
from reminders.actions import answered

NOTHING_SAID = Said()


@transaction.atomic
def log_practice(
    practice: Practice, *, by: User, form_id: UUID, done_on: date, said: Said = NOTHING_SAID
) -> PracticeLog:
    """Note that a practice was done. The same form sent twice notes it once."""
    hold_client(by)
    public_id = log_id(by, practice, form_id)
    if row := PracticeLog.objects.filter(public_id=public_id).first():
        say_again(row, said, by=by)
        return row
    ensure_client_key(by.public_id)
    answered(by)
    planned = planned_already(practice, by)
    place = str(planned.public_id) if planned else ""
    document = LogDocument(str(practice.public_id), place, **asdict(said))
    row = PracticeLog(public_id=public_id, client=by, done_on=done_on)
    row.seal_for(owner_reader(by.public_id), document.as_json())
    row.save(force_insert=True)
    note(row, by=by, action="logged")
    return row


def say_again(row: PracticeLog, said: Said, *, by: User) -> None:
    """Let the last answer of a form count: the first may have been sent and never confirmed."""
    if row.removed_at:
        return
    reader = owner_reader(by.public_id)
    saved = LogDocument.from_json(row.open_for(reader))
    unsaid = asdict(NOTHING_SAID)
    heard = {name: value for name, value in asdict(said).items() if value != unsaid[name]}
    again = replace(saved, **heard)
    if again != saved:
        row.seal_for(reader, again.as_json())
        row.save()
        note(row, by=by, action="changed")


def log_id(client: User, practice: Practice, form_id: UUID) -> UUID:
    """Name a log after its form, within one person and practice: nobody can meet another's.

    The form's id is random and kept nowhere, so the name tells nothing of either.
    """
    return uuid5(client.public_id, f"{practice.public_id} {form_id}")


@transaction.atomic
def rate_log(row: PracticeLog, how: How, *, by: User) -> None:
    """Say how it was; saying it again changes it."""
    hold_client(by)
    row = log_of(by, row.public_id)
    reader = owner_reader(by.public_id)
    saved = LogDocument.from_json(row.open_for(reader))
    row.seal_for(reader, replace(saved, how=how.value).as_json())
    row.save()
    note(row, by=by, action="changed")


@transaction.atomic
def note_log(row: PracticeLog, words: str, *, done_on: date, revision: int, by: User) -> None:
    """Keep a note, and the day it belongs to; a stale page overwrites neither."""
    hold_client(by)
    row = log_of(by, row.public_id)
    reader = owner_reader(by.public_id)
    saved = LogDocument.from_json(row.open_for(reader))
    if (saved.note, row.done_on) == (words, done_on):
        return
    if row.document_revision != revision:
        raise WrittenElsewhere(saved.note, row.document_revision)
    row.seal_for(reader, replace(saved, note=words).as_json())
    row.done_on = done_on
    row.save()
    note(row, by=by, action="changed")


@transaction.atomic
def remove_log(row: PracticeLog, *, by: User) -> None:
    """Take it back; for thirty days it can return."""
    hold_client(by)
    row = log_of(by, row.public_id)
    row.removed_at = timezone.now()
    row.save(update_fields=["removed_at"])
    note(row, by=by, action="removed")


@transaction.atomic
def restore_log(row: PracticeLog, *, by: User) -> None:
    hold_client(by)
    row = removed_log_of(by, row.public_id)
    row.removed_at = None
    row.save(update_fields=["removed_at"])
    note(row, by=by, action="restored")


def note(row: PracticeLog, *, by: User | None, action: str) -> None:
    record(
        subject=row.client_id,
        actor=by.public_id if by else None,
        kind="practice log",
        object_id=row.public_id,
        action=action,
        outcome="ok",
    )
