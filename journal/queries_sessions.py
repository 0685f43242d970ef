"""The sessions Today speaks of: those that are near, and the last; where today stands from each."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, Q
from django.utils import timezone

from accounts.models import Preferences, User
from accounts.preferences import PreferencesView, opened_preferences, session_word_of
from encryption.readers import Reader
from journal.arc import phase_at
from journal.beside import Beside
from journal.models import Attachment, Fragment, Session
from journal.own_words import phase_words
from journal.queries import SessionLine, lines_of
from prompts.phases import DAYS_TO_PREPARE

DAYS_NEAR_AFTER = 7  # the first week
MOST_AHEAD = MOST_BEHIND = 3


@dataclass(frozen=True)
class SessionNow:
    """One session, and where today stands from it; nothing where a newer one says so."""

    line: SessionLine
    phase: str


@dataclass(frozen=True)
class SessionsNow:
    """All that are near, and the last one when none of the near ones is over."""

    near: list[SessionNow]
    last: SessionNow | None
    known: list[Session]  # the newest that were and those that come soon, newest first

    @property
    def is_empty(self) -> bool:
        return not self.near and self.last is None

    @property
    def is_of_today(self) -> bool:
        """Whether today is the day of one: a day that asks for next to nothing."""
        return any(one.held_on == timezone.localdate() for one in self.known)


def sessions_for_today(beside: Beside) -> SessionsNow:
    """What is coming never hides what has just been."""
    client, today = beside.client, timezone.localdate()
    sessions = Session.objects.of(client).kept()
    ahead = sessions.filter(held_on__gt=today, held_on__lte=today + timedelta(days=DAYS_TO_PREPARE))
    behind = sessions.filter(held_on__lte=today).order_by("-held_on", "-id")[:MOST_BEHIND]
    found = ahead.order_by("held_on", "id")[:MOST_AHEAD].union(behind, all=True)
    known = sorted(found, key=lambda one: (one.held_on, one.pk), reverse=True)
    coming = [one for one in known if one.held_on > today]
    been = known[len(coming) :]
    recent = [one for one in been if one.held_on >= today - timedelta(days=DAYS_NEAR_AFTER)]
    shown = [*coming, *(recent or been[:1])]
    lines = lines_of(client, shown, beside.reader) if shown else []
    beside.know_session_word()
    leads = len(coming)  # of those that were the newest leads: today stands in one phase
    now = [session_now(line, client, leads=n <= leads) for n, line in enumerate(lines)]
    if recent or not been:
        return SessionsNow(now, None, known)
    return SessionsNow(now[:-1], now[-1], known)


def session_now(line: SessionLine, client: User, *, leads: bool) -> SessionNow:
    phase = phase_words(phase_at(line.session, timezone.now()), client) if leads else ""
    return SessionNow(line, phase)


def meet(client: User, session: Session, reader: Reader) -> bool:
    """Know their own word for a session, and whether something kept through a link waits.

    All is asked for at once, for the page of a session.
    """
    pieces = Fragment.objects.of(client).filter(session=session, is_captured=True)
    of_session = Q(session=session) | Q(fragment__session=session)
    files = Attachment.objects.of(client).filter(of_session, is_captured=True)
    people = User.objects.annotate(pieces_wait=Exists(pieces), files_wait=Exists(files))
    person = people.select_related("preferences").get(pk=client.pk)
    wishes: Preferences | None = getattr(person, "preferences", None)
    session_word_of(
        client, lambda: opened_preferences(wishes, reader) if wishes else PreferencesView()
    )
    return bool(person.pieces_wait or person.files_wait)
