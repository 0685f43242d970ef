"""Erase a person: the keys first, so that every copy anywhere becomes noise, then the rows."""

from django.db import transaction
from django.db.models import Q

from accounts.actions.log_ins import erase_log_ins
from accounts.models import CareRelationship, User
from audit.actions import record
from encryption.keys import destroy_client_key, destroy_relationship_key
from journal.actions.keeping import erase_files
from journal.models import Attachment
from lifecycle.actions.ending import end_relationship
from reminders.actions import erase_reminders


@transaction.atomic
def erase_client(client: User, *, by: User | None) -> None:
    """Destroy a person's keys and rows at once; `by` is None for an operator at the console.

    The audit trail keeps the opaque id and the fact, nothing else. Backups made before become
    unreadable when the root key version that wrapped these keys is destroyed.
    """
    client = User.objects.select_for_update().get(pk=client.pk)
    erase_reminders(client=client)
    for relationship in relationships_of(client):
        end_relationship(relationship, by=by or client)
        destroy_relationship_key(relationship.public_id)
    destroy_client_key(client.public_id)
    record(
        subject=client.public_id,
        actor=by.public_id if by else None,
        kind="person",
        object_id=client.public_id,
        action="erased",
        outcome="ok",
    )
    erase_files(Attachment.objects.of(client))
    erase_log_ins(client)
    client.delete()


def relationships_of(person: User) -> list[CareRelationship]:
    """All of them, as client and as therapist, open and ended."""
    return list(
        CareRelationship.objects.filter(
            Q(client_id=person.public_id) | Q(therapist_id=person.public_id)
        )
    )
