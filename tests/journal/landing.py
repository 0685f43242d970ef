"""Links for the first hours, as the tests make them."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from accounts.models import User
from journal.access import reader_of
from journal.actions.landing import prepare_link
from journal.landing_documents import LandingLinkDocument
from journal.models import LandingLink, Session

LINE = "In the room on Oak Street. Sam is here."


class Prepared(NamedTuple):
    """A link, and the secret that only its address holds."""

    link: LandingLink
    secret: str


def a_link(
    session: Session, *, by: User, orientation: str = LINE, expires_at: datetime | None = None
) -> Prepared:
    expires_at = expires_at or timezone.now() + timedelta(days=1)
    link = prepare_link(session, orientation=orientation, expires_at=expires_at, by=by)
    document = LandingLinkDocument.from_json(link.open_for(reader_of(by)))
    return Prepared(link, document.secret)
