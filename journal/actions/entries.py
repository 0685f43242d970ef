"""Write, finish, put away and bring back an entry."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import User
from encryption.keys import ensure_client_key
from journal.access import own_entry_for_writing, reader_of
from journal.actions.keeping import held, put_away
from journal.actions.remembering import remember_answers
from journal.actions.sharing import end_shares_of
from journal.documents import Answer, EntryDocument
from journal.models import Entry, Session, Thread
from reminders.actions import answered


class WrittenElsewhere(Exception):
    """The entry has changed since this page was opened: both texts are kept, none overwritten."""

    def __init__(self, entry: Entry, saved: EntryDocument) -> None:
        super().__init__("this entry was changed on another page")
        self.entry = entry
        self.saved = saved


@dataclass(frozen=True)
class Writing:
    """One save, as it came from a page: which revision it was based on, and its words."""

    public_id: UUID
    revision: int
    document: EntryDocument
    entry_on: date
    session: Session | None
    thread: Thread | None = None  # only a new entry takes it up


@transaction.atomic
def write_entry(writing: Writing, *, by: User) -> Entry:
    """Keep these words, as a draft if the entry is new. Sending them twice keeps them once."""
    hold_client(by)
    answered(by)
    entry = own_entry_for_writing(by, writing.public_id)
    if entry is None:
        return begin_entry(writing, by=by)
    return rewrite_entry(entry, writing, by=by)


def begin_entry(writing: Writing, *, by: User) -> Entry:
    if writing.revision:
        raise Http404  # it was there when the page was opened; it has been erased since
    ensure_client_key(by.public_id)
    entry = Entry(
        public_id=writing.public_id,
        client=by,
        session=writing.session,
        thread=writing.thread,
        entry_on=writing.entry_on,
    )
    entry.seal_for(reader_of(by), writing.document.as_json())
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError:  # another message of the same page was faster
        return write_entry(writing, by=by)
    remember_answers(writing.document.answered, by=by)
    return entry


def rewrite_entry(entry: Entry, writing: Writing, *, by: User) -> Entry:
    reader = reader_of(by)
    saved = EntryDocument.from_json(entry.open_for(reader))
    session = writing.session or session_in_trash(entry)
    stays = (entry.entry_on, entry.session) == (writing.entry_on, session)
    if not (stays and saved.says_the_same_as(writing.document)):
        refuse_if_written_elsewhere(entry, saved, writing)
    entry.seal_for(reader, writing.document.as_json())
    entry.entry_on = writing.entry_on
    entry.session = session
    entry.save()
    remember_answers(newly_answered(writing.document, saved), by=by)
    return entry


def newly_answered(document: EntryDocument, saved: EntryDocument) -> list[Answer]:
    """Questions without an answer until now: each is remembered once, not at every save."""
    before = {answer.prompt for answer in saved.answered}
    return [answer for answer in document.answered if answer.prompt not in before]


def session_in_trash(entry: Entry) -> Session | None:
    """The session no page can offer while it lies in the trash; it comes back with its entries."""
    return entry.session if entry.session and entry.session.trashed_at else None


def refuse_if_written_elsewhere(entry: Entry, saved: EntryDocument, writing: Writing) -> None:
    """A later message of the page that wrote last is welcome; anything else must be up to date."""
    is_same_page = writing.document.written_from.comes_after(saved.written_from)
    if not is_same_page and writing.revision != entry.document_revision:
        raise WrittenElsewhere(entry, saved)


@transaction.atomic
def finish_entry(writing: Writing, *, by: User) -> Entry:
    """Keep these words and call the entry finished."""
    return call_finished(write_entry(writing, by=by))


def call_finished(entry: Entry) -> Entry:
    if not entry.is_finished:
        entry.state = Entry.State.FINISHED
        entry.finished_at = timezone.now()
        entry.save(update_fields=["state", "finished_at"])
    return entry


@transaction.atomic
def trash_entry(entry: Entry, *, by: User) -> None:
    """Put an entry away for thirty days; nobody else sees it from now on."""
    held(Entry.objects.kept(), entry)  # before its shares, as sharing does: the two never cross
    end_shares_of(entry, by=by)
    put_away(entry, by=by)
