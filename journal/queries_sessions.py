"""The sessions Today speaks of: those that are near, and the last; where today stands from each."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from journal.arc import phase_at
from journal.models import Attachment, Fragment, Session
from journal.own_words import phase_words
from journal.queries import SessionLine, lines_of
from prompts.phases import DAYS_TO_PREPARE

DAYS_NEAR_AFTER = 7  # the first week
MOST_AHEAD = MOST_BEHIND = 3


@dataclass(frozen=True)
class SessionNow:
    """One session, and where today stands from it."""

    line: SessionLine
    phase: str


@dataclass(frozen=True)
class SessionsNow:
    """All that are near, and the last one when none of the near ones is over."""

    near: list[SessionNow]
    last: SessionNow | None

    @property
    def is_empty(self) -> bool:
        return not self.near and self.last is None


def sessions_for_today(client: User) -> SessionsNow:
    """What is coming never hides what has just been."""
    today = timezone.localdate()
    sessions = Session.objects.of(client).kept()
    ahead = sessions.filter(held_on__gt=today, held_on__lte=today + timedelta(days=DAYS_TO_PREPARE))
    behind = sessions.filter(held_on__lte=today).order_by("-held_on", "-id")[:MOST_BEHIND]
    found = ahead.order_by("held_on", "id")[:MOST_AHEAD].union(behind, all=True)
    known = sorted(found, key=lambda one: (one.held_on, one.pk), reverse=True)
    coming = [one for one in known if one.held_on > today]
    been = known[len(coming) :]
    recent = [one for one in been if one.held_on >= today - timedelta(days=DAYS_NEAR_AFTER)]
    shown = [*coming, *(recent or been[:1])]
    now = [session_now(line, client) for line in lines_of(client, shown)]
    return SessionsNow(now, None) if recent or not been else SessionsNow(now[:-1], now[-1])


def session_now(line: SessionLine, client: User) -> SessionNow:
    return SessionNow(line, phase_words(phase_at(line.session, timezone.now()), client))


def holds_captured(client: User, session: Session) -> bool:
    """Whether something kept through a link waits to be taken in; both are asked for at once."""
    pieces = Fragment.objects.of(client).filter(session=session, is_captured=True)
    of_session = Q(session=session) | Q(fragment__session=session)
    files = Attachment.objects.of(client).filter(of_session, is_captured=True)
    return pieces.values("pk").union(files.values("pk"), all=True).exists()
