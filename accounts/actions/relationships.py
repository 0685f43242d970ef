"""Begin and end the tie between a client and a therapist, together with its key."""

from django.db import transaction
from django.utils import timezone

from accounts.errors import WrongRole
from accounts.models import CareRelationship, User
from audit.actions import record
from encryption.keys import create_relationship_key, destroy_relationship_key


@transaction.atomic
def begin_relationship(*, by: User, client: User, therapist: User) -> CareRelationship:
    """Make the relationship and its key. It opens nothing until the client shares something."""
    if not (client.is_client and therapist.is_therapist):
        raise WrongRole
    relationship = CareRelationship.objects.create(client=client, therapist=therapist)
    create_relationship_key(relationship.public_id)
    _record(relationship, by=by, action="began")
    return relationship


@transaction.atomic
def close_relationship(relationship: CareRelationship, *, by: User) -> bool:
    """End it and destroy its key. False when it had ended already.

    `lifecycle.end_relationship` ends every share first and then calls this.
    """
    ended_at = timezone.now()
    rows = CareRelationship.objects.open().filter(pk=relationship.pk)
    if not rows.update(ended_at=ended_at, ended_by=by.public_id):
        return False
    relationship.ended_at, relationship.ended_by = ended_at, by.public_id
    destroy_relationship_key(relationship.public_id)
    _record(relationship, by=by, action="ended")
    return True


def _record(relationship: CareRelationship, *, by: User, action: str) -> None:
    record(
        subject=relationship.client_id,
        actor=by.public_id,
        kind="relationship",
        object_id=relationship.public_id,
        action=action,
        outcome="ok",
    )
