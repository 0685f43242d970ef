"""A drawing, recording or photo that is a piece of its own: it came back without words."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from journal.actions.fragments import FragmentWriting, keep_fragment
from journal.fragment_documents import FragmentDocument
from journal.models import Attachment, Fragment, Session

KINDS: dict[str, Fragment.Kind] = {
    Attachment.Kind.DRAWING: Fragment.Kind.DRAWING,
    Attachment.Kind.PHOTO: Fragment.Kind.PHOTO,
    Attachment.Kind.RECORDING: Fragment.Kind.VOICE,
}


def begin_piece(public_id: UUID, kind: str, session: Session, *, by: User) -> Fragment:
    """Make room for what is about to come; the same id twice makes it once."""
    return keep_fragment(
        FragmentWriting(
            public_id=public_id,
            client=by,
            session=session,
            kind=KINDS.get(kind, Fragment.Kind.PHOTO),
            document=FragmentDocument(),
            remembered_at=timezone.now(),
        ),
        by=by,
    )


@transaction.atomic
def let_go_if_empty(fragment: Fragment) -> None:
    """Take the room back when nothing came: a piece without anything in it was never there."""
    Fragment.objects.filter(pk=fragment.pk, attachments=None, layers=None).delete()
