"""The threads somebody holds, opened for one page."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from encryption.errors import Unreadable
from encryption.readers import Reader
from journal.access import reader_of
from journal.beside import Beside
from journal.models import Session, Thread
from journal.thread_documents import ThreadDocument

log = logging.getLogger(__name__)
HELD_ON_TODAY = 2


@dataclass(frozen=True)
class ThreadLine:
    """One thread, opened."""

    thread: Thread
    words: str


@dataclass(frozen=True)
class ThreadsPage:
    """What is held, and what rests; the newest first."""

    held: list[ThreadLine]
    resting: list[ThreadLine]


def threads_page(client: User) -> ThreadsPage:
    lines = thread_lines(client, Thread.objects.of(client).kept().order_by("-id"))
    return ThreadsPage(
        [line for line in lines if line.thread.is_held],
        [line for line in lines if not line.thread.is_held],
    )


def threads_of_session(client: User, session: Session, reader: Reader) -> list[ThreadLine]:
    """Those begun with a session, the ones held before those that rest."""
    threads = Thread.objects.of(client).kept().filter(session=session)
    return [thread_line(thread, reader) for thread in threads.order_by("state", "-id")]


def threads_in_hand(beside: Beside) -> list[ThreadLine]:
    """What somebody coming back may want to take up: those touched last, and no more than a few."""
    held = Thread.objects.of(beside.client).kept().filter(state=Thread.State.HELD)
    found = held.order_by("-changed_at")[:HELD_ON_TODAY]
    return [thread_line(thread, beside.reader) for thread in found]


def thread_lines(client: User, threads: Iterable[Thread]) -> list[ThreadLine]:
    found = list(threads)
    if not found:
        return []
    reader = reader_of(client)
    return [thread_line(thread, reader) for thread in found]


def thread_line(thread: Thread, reader: Reader) -> ThreadLine:
    """A thread, opened; one that does not open hides none of the others."""
    try:
        return ThreadLine(thread, ThreadDocument.from_json(thread.open_for(reader)).line)
    except Unreadable:
        log.error("%s does not open", thread)
        words = _("This could not be opened just now. It has not been changed.")
        return ThreadLine(thread, words)
