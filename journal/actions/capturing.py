"""Take in what was captured: from the owner's first opening on it is like all they wrote."""

from django.db.models import Q

from accounts.models import User
from encryption.capture import take_in
from encryption.errors import Unreadable
from encryption.models import SealedRow
from encryption.readers import Reader
from journal.access import reader_of
from journal.models import Attachment, Fragment, Session


def take_in_captured(client: User, session: Session) -> int:
    """Turn the captured pieces of a session into ordinary ones; return how many.

    Each is compared and set by itself: two pages at once do no harm, and what does not open stays
    as it is, to be met where it is shown.
    """
    fragments = Fragment.objects.filter(client=client, session=session, is_captured=True)
    of_session = Q(session=session) | Q(fragment__session=session)
    files = Attachment.objects.filter(of_session, client=client, is_captured=True)
    rows: list[SealedRow] = [*fragments, *files]
    if not rows:
        return 0
    reader = reader_of(client)
    return sum(_take_in(row, reader) for row in rows)


def _take_in(row: SealedRow, reader: Reader) -> bool:
    try:
        return take_in(row, reader, is_captured=False)
    except Unreadable:
        return False
