"""What an intention grew from: an entry, a thread or a session, in the person's own words."""

import logging
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from encryption.errors import Unreadable
from encryption.readers import Reader
from journal.access import entry_of, session_of, thread_of
from journal.documents import is_uuid
from journal.models import Entry, Session, Thread
from journal.queries import opened_entry, opened_session, session_line
from journal.queries_threads import thread_line
from practices.actions.intentions import Source
from practices.models import Intention
from practices.own_key import OwnKey
from practices.words import day_in_words

MOST_SHOWN = 600  # characters; the page itself has the rest
log = logging.getLogger(__name__)
DOORS = {"entry": entry_of, "thread": thread_of, "session": session_of}


@dataclass(frozen=True)
class Insight:
    """Its own words, and where they stand."""

    words: str
    url: str


def source_asked_for(client: User, asked: QueryDict) -> Source:
    """The one an address names; what is malformed counts as not named, a stranger's is a 404."""
    found = {
        name: door(client, asked[name])  # type: ignore[arg-type]
        for name, door in DOORS.items()
        if is_uuid(asked.get(name, ""))
    }
    return Source(**found)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Grown:
    """One intention that grew from something: its words stay sealed, its day tells it apart."""

    public_id: UUID
    set_on: str


def grown_from(client: User, kind: str, public_id: UUID) -> list[Grown]:
    """Those that grew from an entry, a thread or a session, the newest first."""
    rows = Intention.objects.of(client).kept().filter(**{f"{kind}__public_id": public_id})
    found = rows.order_by("-set_at").values_list("public_id", "set_at")
    today = timezone.localdate()
    return [Grown(one, day_in_words(timezone.localdate(at), today)) for one, at in found]


def source_of(row: Intention) -> Source:
    """What it grew from, as far as that is not in the trash."""
    kept = {name: getattr(row, name) for name in DOORS if getattr(row, f"{name}_id")}
    return Source(**{name: it for name, it in kept.items() if it.trashed_at is None})


def insight_of(client: User, source: Source, key: OwnKey | None = None) -> Insight | None:
    """Open the nearest of them; one that does not open is left out and left alone."""
    found = source.entry or source.thread or source.session
    if found is None:
        return None
    try:
        reader = (key or OwnKey(client)).reader
        return Insight(shortened(words_of(found, reader)), url_of(found))
    except Unreadable:
        log.error("%s does not open", found)
        return None


def words_of(found: Entry | Thread | Session, reader: Reader) -> str:
    if isinstance(found, Thread):
        return thread_line(found, reader).words
    if isinstance(found, Session):
        line, said = session_line(found, reader), opened_session(found, reader)
        return joined(line.label, said.intention, said.notes)
    document = opened_entry(found, reader)
    return joined(document.title, document.text, *(each.answer for each in document.answered))


def joined(*said: str) -> str:
    return "\n\n".join(filter(None, (words.strip() for words in said)))


def shortened(words: str) -> str:
    return words if len(words) <= MOST_SHOWN else words[: MOST_SHOWN - 1].rstrip() + "…"


def url_of(found: Entry | Thread | Session) -> str:
    return reverse(f"journal:{found._meta.model_name}", args=[found.public_id])
