"""Keep a remembered piece as it came, put it away, bring it back, destroy it.

A piece is never rewritten: what comes later is a piece of its own, a layer upon the first.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.access import hold_client
from accounts.models import User
from encryption.keys import ensure_client_key
from encryption.readers import OWNER, Reader
from journal.access import reader_of
from journal.actions.keeping import trace
from journal.fragment_documents import FragmentDocument
from journal.models import DAYS_IN_TRASH, Fragment, Session
from reminders.actions import answered

AT_ONCE = 1000


@dataclass(frozen=True)
class FragmentWriting:
    """One piece, as it came; the page gives its id, so that sending it twice keeps it once."""

    public_id: UUID
    client: User
    session: Session
    kind: str
    document: FragmentDocument
    remembered_at: datetime
    builds_on: Fragment | None = None


@transaction.atomic
def keep_fragment(
    writing: FragmentWriting, *, by: User | None, writer: Reader | None = None
) -> Fragment:
    """Keep a piece, sealed for its owner: by the owner, or by a link that can only write."""
    hold_client(writing.client)
    kept = Fragment.objects.filter(public_id=writing.public_id).first()
    if kept is None:
        return begin_fragment(writing, by=by, writer=writer)
    if (kept.client_id, kept.session_id) != (writing.client.public_id, writing.session.public_id):
        raise Http404
    return kept


def begin_fragment(writing: FragmentWriting, *, by: User | None, writer: Reader | None) -> Fragment:
    if by is not None:
        ensure_client_key(writing.client.public_id)
        answered(by)
    writer = writer or reader_of(writing.client)
    fragment = Fragment(
        public_id=writing.public_id,
        client=writing.client,
        session=writing.session,
        builds_on=writing.builds_on and first_piece_of(writing.builds_on, writing.session),
        kind=writing.kind,
        remembered_at=writing.remembered_at,
        is_captured=writer.kind != OWNER,
    )
    fragment.seal_for(writer, writing.document.as_json())
    fragment.save(force_insert=True)
    return fragment


def first_piece_of(fragment: Fragment, session: Session) -> Fragment:
    """What a layer lies upon: never another layer, and never a piece of another session."""
    first = fragment.builds_on_id or fragment.public_id
    return get_object_or_404(Fragment.objects.kept().filter(session=session), public_id=first)


@transaction.atomic
def let_go_never_arrived(now: datetime) -> int:
    """Take back pieces begun for a drawing, a photo or a recording that never came.

    A device may keep one for long before it has a network again, so they get as long as the trash.
    """
    old = Fragment.objects.filter(written_at__lt=now - timedelta(days=DAYS_IN_TRASH))
    rows = old.never_arrived().select_for_update(skip_locked=True)
    gone = list(rows[:AT_ONCE])
    for row in gone:
        trace(row, by=None, action="erased")
    return Fragment.objects.filter(pk__in=[row.pk for row in gone]).delete()[0]
