"""What a landing link shows: to whoever holds it, one line; to its owner, the whole address.

And the session one still rests after.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from accounts.places import clock
from encryption import labels
from encryption.errors import Unreadable
from encryption.readers import Reader
from encryption.under_secret import digest_of, open_under
from journal.landing_documents import LandingLinkDocument
from journal.models import Fragment, LandingLink, Session
from journal.offers import noticed_today
from journal.resting import first_day_shown, is_resting, may_have_slept
from prompts.models import Notice
from prompts.queries import notices_at, notices_by_place

LINES_OF_OLD = 20
LANDING = str(Notice.Place.LANDING)
ORIENTATION = "journal.landing_link.orientation"
PIECES_AN_HOUR = 60
labels.register(ORIENTATION, "journal.models.LandingLink.orientation_box")


@dataclass(frozen=True)
class Landing:
    """A link in somebody's hand, and the secret that came with it."""

    link: LandingLink
    secret: str

    @property
    def orientation(self) -> str:
        """The one line; empty if it does not open, so that keeping still works."""
        try:
            link = self.link
            return open_under(self.secret, ORIENTATION, link.public_id, link.orientation_box)
        except Unreadable:
            return ""

    @property
    def has_kept_plenty(self) -> bool:
        """Whether more came in the last hour than hands can touch."""
        an_hour_ago = timezone.now() - timedelta(hours=1)
        pieces = Fragment.objects.filter(session=self.link.session, is_captured=True)
        return pieces.filter(remembered_at__gt=an_hour_ago).count() >= PIECES_AN_HOUR


def landing_behind(secret: str) -> Landing | None:
    """Find the link of a secret while it works; None when it never did or does no more."""
    links = LandingLink.objects.open_at(timezone.now()).select_related("client", "session")
    of_clients = links.filter(client__is_active=True, client__role=User.Role.CLIENT)
    link = of_clients.filter(digest=digest_of(secret)).first()
    return Landing(link, secret) if link else None


@dataclass(frozen=True)
class LinkLine:
    """One link as its owner sees it."""

    link: LandingLink
    document: LandingLinkDocument
    is_open: bool


def link_lines(session: Session, reader: Reader, now: datetime) -> list[LinkLine]:
    """Every link of a session that works, and the newest of those that do not."""
    links = LandingLink.objects.filter(session=session).order_by("-made_at", "-id")
    working = links.open_at(now)
    over = links.exclude(pk__in=working.values("pk"))[:LINES_OF_OLD]
    return [LinkLine(link, document_of(link, reader), True) for link in working] + [
        LinkLine(link, document_of(link, reader), False) for link in over
    ]


def document_of(link: LandingLink, reader: Reader) -> LandingLinkDocument:
    return LandingLinkDocument.from_json(link.open_for(reader))


def end_of_day(client: User, session: Session, days_after: int) -> datetime:
    """The last minute of a day after the session, or after today if that is later."""
    zone = clock(client.time_zone)
    first = max(session.held_on, timezone.localdate(timezone=zone))
    return datetime.combine(first + timedelta(days=days_after), time(23, 59), zone)


@dataclass(frozen=True)
class Resting:
    """The newest session after which nobody has said yet that they slept."""

    session: Session
    may_have_slept: bool
    notices: list[str]


@dataclass(frozen=True)
class NotesToday:
    """What Today says of the days after a session."""

    resting: Resting | None
    notices: list[str]


def notes_today(sessions: Sequence[Session]) -> NotesToday:
    """On the day of a session and the days after, of these sessions, the newest first.

    One stands until it is confirmed that they have slept.
    """
    now = timezone.localtime()
    near = (one for one in sessions if first_day_shown(now.date()) <= one.held_on)
    session = next((one for one in near if is_resting(one, now)), None)
    place = noticed_today(one.held_on for one in sessions)
    said = notices_by_place({place, LANDING if session else place} - {""})
    resting = Resting(session, may_have_slept(session, now), said[LANDING]) if session else None
    return NotesToday(resting, said.get(place, []))


def resting_after(session: Session, now: datetime) -> Resting | None:
    """What stands until somebody has slept; None when they have, or the day is not there yet."""
    if not is_resting(session, now):
        return None
    return Resting(session, may_have_slept(session, now), notices_at(LANDING))
