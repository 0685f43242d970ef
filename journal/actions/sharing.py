"""Share a finished entry as a frozen copy, and end it."""

from django.db import models, transaction
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import CareRelationship, User
from audit.actions import record
from encryption.readers import relationship_reader
from journal.access import reader_of
from journal.documents import EntryDocument
from journal.models import Entry, Share


class ChangedSincePreview(Exception):
    """The entry, or the relationship, is no longer what the client saw in the preview."""


@transaction.atomic
def share_entry(
    entry: Entry, relationship: CareRelationship, *, previewed_revision: int, by: User
) -> Share:
    """Let this therapist read this entry exactly as previewed, replacing an older copy."""
    hold_client(by)
    entry = Entry.objects.of(by).select_for_update().get(pk=entry.pk)
    own = CareRelationship.objects.open().of_client(by)
    still_open = own.select_for_update().filter(pk=relationship.pk)
    if not still_open or entry.document_revision != previewed_revision or entry.trashed_at:
        raise ChangedSincePreview
    end_shares(Share.objects.active().filter(entry=entry, relationship=relationship), by=by)
    document = EntryDocument.from_json(entry.open_for(reader_of(by)))
    share = Share(
        client=by, relationship=relationship, entry=entry, entry_revision=entry.document_revision
    )
    share.seal_for(relationship_reader(relationship.public_id), document.as_shared())
    share.save(force_insert=True)
    record_share(share, by=by, action="shared")
    return share


@transaction.atomic
def end_share(share: Share, *, by: User) -> None:
    """Destroy the copy and its slot; the next look at it finds nothing."""
    end_shares(Share.objects.filter(pk=share.pk, ended_at=None), by=by)


def end_shares_of(entry: Entry, *, by: User) -> None:
    end_shares(Share.objects.filter(entry=entry, ended_at=None), by=by)


@transaction.atomic
def end_shares_in(relationship: CareRelationship, *, by: User) -> None:
    """Destroy every copy made in a relationship, when the relationship ends."""
    end_shares(Share.objects.filter(relationship=relationship, ended_at=None), by=by)


def end_shares(shares: models.QuerySet[Share], *, by: User) -> None:
    for share in shares.select_for_update():
        share.shred()
        share.ended_at = timezone.now()
        share.save()
        record_share(share, by=by, action="share ended")


def record_share(share: Share, *, by: User, action: str) -> None:
    record(
        subject=share.client_id,
        actor=by.public_id,
        kind="share",
        object_id=share.public_id,
        action=action,
        outcome="ok",
    )
