"""What all that a client keeps has in common: its trace, its lock, into the trash, back, and gone.

A row is locked before anything is decided about it. So of two pages one is first, and the other
finds what the first made of it: the 404 of a thing that is not there, and no second trace.
"""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from journal.attachments import remove_files_of
from journal.models import (
    Attachment,
    BodyMap,
    Chain,
    Entry,
    Fragment,
    OwnPrompt,
    Session,
    Thread,
)

Kept = Attachment | BodyMap | Chain | Entry | Fragment | OwnPrompt | Session | Thread
Row = TypeVar("Row", Attachment, BodyMap, Chain, Entry, Fragment, OwnPrompt, Session, Thread)
KINDS: dict[type[Kept], str] = {
    Attachment: "attachment",
    BodyMap: "body map",
    Chain: "chain",
    Entry: "entry",
    Fragment: "fragment",
    OwnPrompt: "own question",
    Session: "session",
    Thread: "thread",
}
FILES: dict[type[Kept], Callable[..., QuerySet[Attachment]]] = {
    Attachment: lambda row: Attachment.objects.filter(pk=row.pk),
    Entry: Attachment.objects.with_entry,
    Fragment: Attachment.objects.with_fragment,
    Session: Attachment.objects.with_session,
}


def trace(row: Kept, *, by: User | None, action: str) -> None:
    """Leave the audit event that the client can read; `by` is None when time did it."""
    record(
        subject=row.client_id,
        actor=by.public_id if by else None,
        kind=KINDS[type(row)],
        object_id=row.public_id,
        action=action,
        outcome="ok",
    )


def held(rows: QuerySet[Row], row: Row) -> Row:
    """Lock a row as it stands now among `rows`; 404 where another page was faster."""
    return get_object_or_404(rows.select_for_update(), pk=row.pk)


@transaction.atomic
def put_away(row: Row, *, by: User) -> Row:
    """Put it in the trash for thirty days, as it is."""
    kept = held(type(row).objects.kept(), row)
    kept.trashed_at = timezone.now()
    kept.save(update_fields=["trashed_at"])
    trace(kept, by=by, action="trashed")
    return kept


@transaction.atomic
def bring_back(row: Row, *, by: User) -> Row:
    """Bring it back as it was."""
    trashed = held(type(row).objects.in_trash(), row)
    trashed.trashed_at = None
    trashed.save(update_fields=["trashed_at"])
    trace(trashed, by=by, action="restored")
    return trashed


@transaction.atomic
def erase(row: Row, *, by: User | None) -> None:
    """Destroy what lies in the trash with its key, and its files; `by` is None when time did it."""
    trashed = type(row).objects.in_trash().select_for_update().filter(pk=row.pk).first()
    if trashed is None:
        return
    trace(trashed, by=by, action="erased")
    if type(row) in FILES:
        erase_files(FILES[type(row)](trashed))
    trashed.delete()


def erase_files(rows: QuerySet[Attachment]) -> None:
    """Delete these rows, and their files once that is committed."""
    remove_files_of(rows)
    rows.delete()
