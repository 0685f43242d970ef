"""What a landing link shows: to whoever holds it, one line; to its owner, the whole address.

And the session one still rests after.
"""

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
from journal.resting import first_day_shown, is_resting, may_have_slept
from prompts.models import Notice
from prompts.queries import notices_at

LINES_OF_OLD = 20
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


def resting_today(client: User) -> Resting | None:
    """What a signed-in page says on the day of a session and the days after, until confirmed."""
    now = timezone.localtime()
    first, last = first_day_shown(now.date()), now.date()
    days = Session.objects.of(client).kept().filter(held_on__range=(first, last), rested_at=None)
    session = days.order_by("-held_on", "-id").first()
    return resting_after(session, now) if session else None


def resting_after(session: Session, now: datetime) -> Resting | None:
    """What stands until somebody has slept; None when they have, or the day is not there yet."""
    if not is_resting(session, now):
        return None
    return Resting(session, may_have_slept(session, now), notices_at(Notice.Place.LANDING))
