"""Where a day stands on a session's arc: a line of places in time that ends nowhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sin

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import Session
from journal.own_words import phase_words
from journal.recall import began, ended
from prompts.phases import phase_on
from prompts.vocabulary import Phase

LASTS = timedelta(hours=2)  # about, where only its beginning is known
PLACES = [phase for phase in Phase if phase != Phase.BETWEEN]
WIDTH, HEIGHT, RISE = 320, 56, 26
AHEAD = {Phase.BETWEEN, Phase.PREPARE, Phase.DAY}


@dataclass(frozen=True)
class Place:
    """One place on the line: where it is drawn, and what it is called."""

    x: float
    y: float
    words: str
    is_here: bool


@dataclass(frozen=True)
class Arc:
    """All places, and where today stands, in words."""

    places: list[Place]
    here: str
    is_ahead: bool

    @property
    def line(self) -> str:
        """The line through the places, for an SVG polyline."""
        return " ".join(f"{place.x},{place.y}" for place in self.places)


def arc_of(session: Session, client: User, now: datetime | None = None) -> Arc:
    phase = Phase(phase_at(session, now or timezone.now()))
    places = [
        Place(*spot(number), phase_words(place, client), place == phase)
        for number, place in enumerate(PLACES)
    ]
    here = _("still ahead") if phase == Phase.BETWEEN else phase_words(phase, client)
    return Arc(places, here, phase in AHEAD)


def phase_at(session: Session, now: datetime) -> str:
    return phase_on(session.held_on, timezone.localdate(now), has_ended=has_ended(session, now))


def has_ended(session: Session, now: datetime) -> bool:
    """Whether it is over, as far as its times tell."""
    zone = timezone.get_current_timezone()
    start, end = began(session, zone), ended(session, zone)
    until = end or (start and start + LASTS)
    return until is not None and now >= until


def spot(number: int) -> tuple[float, float]:
    """A low hill: up from the days before, over the day itself, and gently on for life."""
    along = (number + 0.5) / len(PLACES)
    return round(WIDTH * along, 1), round(HEIGHT - 14 - RISE * sin(3.14 * along**0.7), 1)
