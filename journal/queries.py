"""What one page needs, opened and put together. Nothing here writes."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import CareRelationship, User
from audit.models import Event
from audit.queries import events_for
from encryption.errors import Unreadable
from encryption.readers import Reader
from journal.access import reader_of
from journal.beside import Beside
from journal.documents import EntryDocument, SessionDocument
from journal.models import Attachment, BodyMap, Entry, EntryQuerySet, Session, Share, Thread
from journal.queries_attachments import CALLED

log = logging.getLogger(__name__)
LINES_ON_A_PAGE = 20
LINES_BESIDE = 5  # where a page is about something else too
DRAFTS_SHOWN, DRAFTS_LOOKED_AT = 3, 20


@dataclass(frozen=True)
class EntryLine:
    """One entry in a list: its first words, and who can see it (nobody else: only you)."""

    entry: Entry
    words: str
    readers: tuple[str, ...]
    is_guided: bool = False  # going on leads to one question a screen
    holds: str = ""  # what lies with it, where it has no words
    is_blank: bool = False  # opened, and nothing said yet

    @property
    def is_begun(self) -> bool:
        return bool(self.holds) or not self.is_blank


@dataclass(frozen=True)
class TimelinePage:
    lines: list[EntryLine]
    older_than: UUID | None  # the last entry shown, when there are older ones


def timeline(client: User, *, older_than: UUID | None = None) -> TimelinePage:
    """The newest entries, or those older than this one."""
    return page_of(Entry.objects.of(client).kept(), client, older_than)


def entries_of_session(
    client: User, session: Session, reader: Reader, *, older_than: UUID | None = None
) -> TimelinePage:
    """What was written about a session, paged as the timeline is, a few lines at a time."""
    entries = Entry.objects.of(client).kept().filter(session=session)
    return page_of(entries, client, older_than, reader, lines=LINES_BESIDE)


def entries_of_thread(
    client: User, thread: Thread, reader: Reader, *, older_than: UUID | None = None
) -> TimelinePage:
    entries = Entry.objects.of(client).kept().filter(thread=thread)
    return page_of(entries, client, older_than, reader)


def page_of(
    entries: EntryQuerySet,
    client: User,
    older_than: UUID | None,
    reader: Reader | None = None,
    *,
    lines: int = LINES_ON_A_PAGE,
) -> TimelinePage:
    """A page of these entries; its cost never grows with their number."""
    if older_than:
        entries = entries.filter(after_in_timeline(client, older_than))
    newest_first = entries.annotate(read_by=names_of_readers()).order_by("-entry_on", "-id")
    found = list(newest_first[: lines + 1])
    shown = found[:lines]
    more = shown[-1].public_id if len(found) > lines else None
    readers = {entry.public_id: tuple(entry.read_by) for entry in shown}  # type: ignore[attr-defined]
    return TimelinePage(entry_lines(client, shown, reader, readers), more)


def after_in_timeline(client: User, public_id: UUID) -> Q:
    last = Entry.objects.of(client).filter(public_id=public_id).first()
    if last is None:
        return Q()
    return Q(entry_on__lt=last.entry_on) | Q(entry_on=last.entry_on, pk__lt=last.pk)


def entry_lines(
    client: User,
    entries: list[Entry],
    reader: Reader | None = None,
    readers: dict[UUID, tuple[str, ...]] | None = None,
) -> list[EntryLine]:
    if not entries:
        return []
    reader = reader or reader_of(client)
    if readers is None:
        readers = readers_by_entry([entry for entry in entries if entry.is_finished])
    lines = [entry_line(entry, reader, readers.get(entry.public_id, ())) for entry in entries]
    holding = what_they_hold([line.entry for line in lines if not line.words])
    return [replace(line, holds=holding.get(line.entry.public_id, "")) for line in lines]


def entry_line(entry: Entry, reader: Reader, readers: tuple[str, ...]) -> EntryLine:
    """An entry, for a list; one that does not open hides none of the others."""
    try:
        document = opened_entry(entry, reader)
    except Unreadable:
        return EntryLine(entry, does_not_open(entry), readers)
    words, is_guided = document.first_words, document.guided.is_open
    return EntryLine(entry, words, readers, is_guided, is_blank=document.is_blank)


def what_they_hold(entries: list[Entry]) -> dict[UUID, str]:
    """“A body map · A drawing”, for entries that would stand in a list without words."""
    if not entries:
        return {}
    maps = BodyMap.objects.kept().filter(entry__in=entries).values_list("entry_id", flat=True)
    files = Attachment.objects.kept().filter(entry__in=entries).order_by("pk")
    held: dict[Any, dict[str, None]] = {}
    for entry_id in maps:
        held.setdefault(entry_id, {})[_("A body map")] = None
    for entry_id, kind in files.values_list("entry_id", "kind"):
        held.setdefault(entry_id, {})[CALLED[Attachment.Kind(kind)]()] = None
    return {entry_id: " · ".join(names) for entry_id, names in held.items()}


def names_of_readers() -> ArraySubquery:
    """Who may read an entry at this moment, in the query that finds it."""
    shares = Share.objects.active().filter(entry=OuterRef("public_id")).order_by("pk")
    return ArraySubquery(shares.values("relationship__therapist__name"))


def readers_by_entry(entries: list[Entry]) -> dict[UUID, tuple[str, ...]]:
    """Who may read each entry at this moment, by name; drafts are never shared."""
    if not entries:
        return {}
    shares = Share.objects.active().filter(entry__in=[entry.public_id for entry in entries])
    names: dict[UUID, tuple[str, ...]] = {}
    for share in shares.select_related("relationship__therapist").defer("snapshot"):
        name = share.relationship.therapist.name
        names[share.entry_id] = (*names.get(share.entry_id, ()), name)
    return names


def opened_entry(entry: Entry, reader: Reader) -> EntryDocument:
    return EntryDocument.from_json(entry.open_for(reader))


def opened_session(session: Session, reader: Reader) -> SessionDocument:
    return SessionDocument.from_json(session.open_for(reader))


def first_words(entry: Entry, reader: Reader) -> str:
    """How an entry begins, for a list; one that does not open hides none of the others."""
    try:
        return opened_entry(entry, reader).first_words
    except Unreadable:
        return does_not_open(entry)


def session_line(session: Session, reader: Reader) -> "SessionLine":
    """A session, for a list; one that does not open hides none of the others."""
    try:
        return SessionLine(session, opened_session(session, reader))
    except Unreadable:
        return SessionLine(session, SessionDocument(name=does_not_open(session)))


def does_not_open(row: Entry | Session) -> str:
    log.error("%s does not open", row)
    return _("This could not be opened just now. It has not been changed.")


def drafts(beside: Beside) -> list[EntryLine]:
    """The pieces still open, the last touched first, without those merely looked at."""
    client = beside.client
    entries = Entry.objects.of(client).kept().drafts().order_by("-changed_at")
    found = list(entries[:DRAFTS_LOOKED_AT])
    lines = entry_lines(client, found, beside.reader) if found else []
    return [line for line in lines if line.is_begun][:DRAFTS_SHOWN]


@dataclass(frozen=True)
class SessionLine:
    """One session in a list, opened."""

    session: Session
    document: SessionDocument

    @property
    def label(self) -> str:
        """The day, and the name where there is one."""
        day = date_format(self.session.held_on, "DATE_FORMAT")
        return f"{day}: {self.document.name}" if self.document.name else day


def session_lines(
    client: User, *, newest: int | None = None, beside: Beside | None = None
) -> list[SessionLine]:
    """The sessions, newest first; opened with the key that `beside` holds, if there are any."""
    sessions = list(Session.objects.of(client).kept().order_by("-held_on", "-id")[:newest])
    return lines_of(client, sessions, beside.reader if beside and sessions else None)


def lines_of(
    client: User, sessions: list[Session], reader: Reader | None = None
) -> list[SessionLine]:
    if not sessions:
        return []
    reader = reader or reader_of(client)
    return [session_line(session, reader) for session in sessions]


def session_of_entry(entry: Entry, reader: Reader) -> SessionLine | None:
    """The session an entry is about, unless it lies in the trash."""
    session = entry.session
    if session is None or session.trashed_at:
        return None
    return session_line(session, reader)


def shares_of_entry(entry: Entry) -> list[Share]:
    """The shares of an entry that stand at this moment, with the therapist of each."""
    shares = Share.objects.active().filter(entry=entry)
    return list(shares.select_related("relationship__therapist__therapist_profile"))


def keeps_files(entry: Entry) -> bool:
    """Whether there are drawings, photos or recordings with an entry."""
    return Attachment.objects.kept().filter(entry=entry).exists()


def has_therapist(client: User) -> bool:
    """Whether there is anybody to share with."""
    return CareRelationship.objects.open().of_client(client).exists()


@dataclass(frozen=True)
class LogLine:
    """One line of the access log, in plain words: who did what with which entry, and when."""

    at: datetime
    name: str
    is_me: bool
    action: str
    words: str


LOGGED = (
    *("shared", "opened", "share ended", "suggested", "withdrawn", "guidance changed"),
    *("practice suggested", "practice withdrawn"),
)
LOGGED_KINDS = ("share", "suggestion", "guidance", "practice suggestion")


def access_log(client: User, *, lines: int = 200) -> list[LogLine]:
    """Who opened what was shared, and what a therapist put beside the questions, newest first."""
    found_events = events_for(client.public_id, actions=LOGGED, limit=lines)
    events = [event for event in found_events if event.kind in LOGGED_KINDS]
    shares = Share.objects.of(client).filter(public_id__in=[event.object_id for event in events])
    found = list(shares.select_related("entry"))
    words = words_by_share(client, found)
    names = {str(person.public_id): person.name for person in people_in(events)}
    return [
        LogLine(
            at=event.at,
            name=names.get(event.actor or "", ""),
            is_me=event.actor == str(client.public_id),
            action=event.action,
            words=words.get(event.object_id, ""),
        )
        for event in events
    ]


def words_by_share(client: User, shares: list[Share]) -> dict[str, str]:
    if not shares:
        return {}
    reader = reader_of(client)
    return {str(share.public_id): first_words(share.entry, reader) for share in shares}


def people_in(events: Iterable[Event]) -> Iterable[User]:
    return User.objects.filter(public_id__in={event.actor for event in events if event.actor})
