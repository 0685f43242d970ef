"""The sessions Today speaks of: those that are near, each with where today stands from it."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Case, Q, When
from django.utils import timezone

from accounts.models import User
from journal.arc import phase_at
from journal.models import Attachment, Fragment, Session
from journal.own_words import phase_words
from journal.queries import SessionLine, lines_of
from prompts.phases import DAYS_TO_PREPARE

DAYS_NEAR_AFTER = 3  # the first days
MOST_NEAR = 3


@dataclass(frozen=True)
class SessionNow:
    """One session, and where today stands from it."""

    line: SessionLine
    phase: str


@dataclass(frozen=True)
class SessionsNow:
    """All that are near, or else the last one."""

    sessions: list[SessionNow]
    are_near: bool


def sessions_for_today(client: User) -> SessionsNow:
    today = timezone.localdate()
    until = today + timedelta(days=DAYS_TO_PREPARE)
    far_ahead_last = Case(When(held_on__lte=until, then=0), default=1)
    known = Session.objects.of(client).kept().order_by(far_ahead_last, "-held_on", "-id")
    found = list(known[:MOST_NEAR])
    first_day = today - timedelta(days=DAYS_NEAR_AFTER)
    near = [one for one in found if first_day <= one.held_on <= until]
    lines = lines_of(client, near or found[:1])
    return SessionsNow([session_now(line, client) for line in lines], bool(near))


def session_now(line: SessionLine, client: User) -> SessionNow:
    return SessionNow(line, phase_words(phase_at(line.session, timezone.now()), client))


def holds_captured(client: User, session: Session) -> bool:
    """Whether something kept through a link waits to be taken in; both are asked for at once."""
    pieces = Fragment.objects.of(client).filter(session=session, is_captured=True)
    of_session = Q(session=session) | Q(fragment__session=session)
    files = Attachment.objects.of(client).filter(of_session, is_captured=True)
    return pieces.values("pk").union(files.values("pk"), all=True).exists()
