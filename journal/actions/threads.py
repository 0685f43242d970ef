"""Begin a thread, word it anew, let it rest, take it up again, put it away."""

from django.db import transaction

from accounts.access import hold_client
from accounts.models import User
from encryption.keys import ensure_client_key
from journal.access import reader_of
from journal.actions.keeping import held
from journal.models import Session, Thread
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
