"""Begin a thread, word it anew, let it rest, take it up again, put it away."""

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import User
from audit.actions import record
from encryption.keys import ensure_client_key
from journal.access import reader_of
from journal.models import Session, Thread, ThreadQuerySet
from journal.thread_documents import ThreadDocument

MOST_THREADS = 200  # those put away among them: what is kept is shown, all of it


class ThreadChangedElsewhere(Exception):
    """The thread has changed since this page was opened."""


class NoRoomForThreads(Exception):
    """As many are kept as there is room for."""


@transaction.atomic
def begin_thread(line: str, *, session: Session | None, by: User) -> Thread:
    hold_client(by)
    if Thread.objects.of(by).count() >= MOST_THREADS:
        raise NoRoomForThreads
    ensure_client_key(by.public_id)
    thread = Thread(client=by, session=session)
    thread.seal_for(reader_of(by), ThreadDocument(line).as_json())
    thread.save(force_insert=True)
    return thread


@transaction.atomic
def edit_thread(thread: Thread, line: str, *, revision: int, by: User) -> Thread:
    """Change its words. What was already written on it keeps the words it answered."""
    thread = held(Thread.objects.kept(), thread)
    if thread.document_revision != revision:
        raise ThreadChangedElsewhere
    thread.seal_for(reader_of(by), ThreadDocument(line).as_json())
    thread.save()
    return thread


@transaction.atomic
def rest_thread(thread: Thread, *, by: User) -> None:
    """Let it rest: it is kept, and comes up no more by itself."""
    set_state(thread, Thread.State.RESTING)


@transaction.atomic
def hold_thread(thread: Thread, *, by: User) -> None:
    """Take it up again."""
    set_state(thread, Thread.State.HELD)


def set_state(thread: Thread, state: Thread.State) -> None:
    thread = held(Thread.objects.kept(), thread)
    thread.state = state
    thread.save(update_fields=["state", "changed_at"])


@transaction.atomic
def trash_thread(thread: Thread, *, by: User) -> None:
    """Put it away for thirty days. What was written on it stays."""
    thread = held(Thread.objects.kept(), thread)
    thread.trashed_at = timezone.now()
    thread.save(update_fields=["trashed_at"])
    record_thread(thread, by=by, action="trashed")


@transaction.atomic
def restore_thread(thread: Thread, *, by: User) -> None:
    thread = held(Thread.objects.in_trash(), thread)
    thread.trashed_at = None
    thread.save(update_fields=["trashed_at"])
    record_thread(thread, by=by, action="restored")


@transaction.atomic
def erase_thread(thread: Thread, *, by: User | None) -> None:
    """Destroy it with its key; `by` is None when its time in the trash is over."""
    for still_in_trash in Thread.objects.in_trash().select_for_update().filter(pk=thread.pk):
        record_thread(still_in_trash, by=by, action="erased")
        still_in_trash.delete()


def held(rows: ThreadQuerySet, thread: Thread) -> Thread:
    """Lock it; gone if another page was faster in putting it away or bringing it back."""
    return get_object_or_404(rows.select_for_update(), pk=thread.pk)


def record_thread(thread: Thread, *, by: User | None, action: str) -> None:
    record(
        subject=thread.client_id,
        actor=by.public_id if by else None,
        kind="thread",
        object_id=thread.public_id,
        action=action,
        outcome="ok",
    )
