"""The only doors from a request to a drawing, photo or recording. A stranger gets 404."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from accounts.models import User
from journal.models import Attachment


def attachment_of(client: User, public_id: UUID) -> Attachment:
    """An own one that is not in the trash, nor is what it belongs to."""
    rows = Attachment.objects.of(client).in_sight()
    rows = rows.select_related("entry", "fragment", "session")
    return get_object_or_404(rows, public_id=public_id)


def trashed_attachment_of(client: User, public_id: UUID) -> Attachment:
    rows = Attachment.objects.of(client).in_trash().with_a_place()
    return get_object_or_404(rows, public_id=public_id)
