"""The only doors from a request to a journal's rows. A stranger gets 404."""

from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from encryption.readers import Reader, owner_reader, relationship_reader
from journal.documents import EntryDocument
from journal.models import (
    Entry,
    Fragment,
    Guidance,
    LandingLink,
    OwnPrompt,
    Session,
    Share,
    Suggestion,
    Thread,
)


def reader_of(client: User) -> Reader:
    """The owner's reader: opens this client's own rows and nothing else."""
    return owner_reader(client.public_id)


def session_of(client: User, public_id: UUID) -> Session:
    return get_object_or_404(Session.objects.of(client).kept(), public_id=public_id)


def entry_of(client: User, public_id: UUID) -> Entry:
    """An own entry, wherever it lies but not in the trash."""
    entries = Entry.objects.of(client).kept().select_related("session")
    return get_object_or_404(entries, public_id=public_id)


def finished_entry_of(client: User, public_id: UUID) -> Entry:
    """An own entry that is finished: drafts are never shared."""
    entries = Entry.objects.of(client).kept().finished()
    return get_object_or_404(entries, public_id=public_id)


def trashed_entry_of(client: User, public_id: UUID) -> Entry:
    return get_object_or_404(Entry.objects.of(client).in_trash(), public_id=public_id)


def trashed_session_of(client: User, public_id: UUID) -> Session:
    return get_object_or_404(Session.objects.of(client).in_trash(), public_id=public_id)


def fragment_of(client: User, public_id: UUID) -> Fragment:
    """An own piece that a page may show: neither it, nor what it lies upon, is put away."""
    pieces = Fragment.objects.of(client).in_sight().select_related("session")
    return get_object_or_404(pieces, public_id=public_id)


def trashed_fragment_of(client: User, public_id: UUID) -> Fragment:
    pieces = Fragment.objects.of(client).in_trash().with_a_place().select_related("session")
    return get_object_or_404(pieces, public_id=public_id)


def thread_of(client: User, public_id: UUID) -> Thread:
    threads = Thread.objects.of(client).kept().select_related("session")
    return get_object_or_404(threads, public_id=public_id)


def trashed_thread_of(client: User, public_id: UUID) -> Thread:
    return get_object_or_404(Thread.objects.of(client).in_trash(), public_id=public_id)


def own_prompt_of(client: User, public_id: UUID) -> OwnPrompt:
    """An own question that is not in the trash."""
    return get_object_or_404(OwnPrompt.objects.of(client).kept(), public_id=public_id)


def trashed_own_prompt_of(client: User, public_id: UUID) -> OwnPrompt:
    return get_object_or_404(OwnPrompt.objects.of(client).in_trash(), public_id=public_id)


def guidance_for_client(client: User, public_id: UUID) -> Guidance:
    """Guidance of one of this client's own therapists, while they work together."""
    return get_object_or_404(Guidance.objects.for_client(client), public_id=public_id)


def suggestion_for_therapist(therapist: User, public_id: UUID) -> Suggestion:
    """A suggestion this therapist made, while the two work together."""
    rows = Suggestion.objects.for_therapist(therapist).select_related("relationship__client")
    return get_object_or_404(rows, public_id=public_id)


def share_of(client: User, public_id: UUID) -> Share:
    """An own share that still stands."""
    shares = Share.objects.of(client).active().select_related("relationship__therapist")
    return get_object_or_404(shares, public_id=public_id)


def landing_link_of(client: User, public_id: UUID) -> LandingLink:
    """An own link, while its session is not in the trash."""
    links = LandingLink.objects.of(client).filter(session__trashed_at=None)
    return get_object_or_404(links, public_id=public_id)


def session_asked_for(client: User, public_id: UUID | None) -> Session | None:
    """The session an address names, if it names one."""
    return session_of(client, public_id) if public_id else None


def thread_asked_for(client: User, public_id: UUID | None) -> Thread | None:
    """The thread an address names, if it names one."""
    return thread_of(client, public_id) if public_id else None


def own_entry(client: User, public_id: UUID) -> Entry | None:
    """The entry a page posts to; None while it is not there yet."""
    entry = Entry.objects.filter(public_id=public_id).first()
    if entry and (entry.client_id != client.public_id or entry.trashed_at):
        raise Http404
    return entry


def own_entry_for_writing(client: User, public_id: UUID) -> Entry | None:
    """The entry a save goes to; None for a new one. An id that is somebody else's is a 404."""
    entry = Entry.objects.select_for_update().filter(public_id=public_id).first()
    if entry and (entry.client_id != client.public_id or entry.trashed_at):
        raise Http404
    return entry


@transaction.atomic
def share_for_reading(therapist: User, public_id: UUID) -> tuple[Share, EntryDocument]:
    """Open what was shared; the reading is recorded with it, or fails with it.

    The row is locked, so that ending waits for a reading, or a reading finds that it has ended.
    """
    shares = Share.objects.for_therapist(therapist).select_for_update(of=["self"])
    shares = shares.select_related("relationship__client")
    share = get_object_or_404(shares, public_id=public_id)
    document = share.open_for(relationship_reader(share.relationship_id))
    record_reading(share, reader=therapist)
    return share, EntryDocument.from_json(document)


def record_reading(share: Share, *, reader: User) -> None:
    """Leave the trace the client can read in their log."""
    first_time = Share.objects.filter(pk=share.pk, first_opened_at=None)
    first_time.update(first_opened_at=timezone.now())
    record(
        subject=share.client_id,
        actor=reader.public_id,
        kind="share",
        object_id=share.public_id,
        action="opened",
        outcome="ok",
    )
