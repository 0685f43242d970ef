"""The signed links in a mail. Each is good for one purpose, and opens nothing.

They never end, since an old mail must still be able to stop new ones; they name a reminder by its
public id, which opens nothing by itself. They travel in the query, never in the path: Django logs
the path of a refused request.
"""

import uuid
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.core.signing import BadSignature, Signer, TimestampSigner

PAUSING = Signer(salt="reminders.pause", sep=".")
LATER = Signer(salt="reminders.later", sep=".")
TAKING_BACK = TimestampSigner(salt="reminders.take-back", sep=".")
TAKES_BACK_FOR = timedelta(days=1)
AN_ID = 32  # hexadecimal digits
DAY_FORMAT = "%Y%m%d"


class Named(NamedTuple):
    """What a link for "another time" names: one reminder on one local day."""

    reminder_id: uuid.UUID
    local_date: date


def pausing_token(reminder_id: uuid.UUID) -> str:
    return PAUSING.sign(reminder_id.hex)


def reminder_of(token: str) -> uuid.UUID | None:
    """Return the reminder that a token names, or None when we did not sign it."""
    try:
        return uuid.UUID(hex=PAUSING.unsign(token))
    except (BadSignature, ValueError):
        return None


def later_token(reminder_id: uuid.UUID, local_date: date) -> str:
    return LATER.sign(f"{reminder_id.hex}{local_date.isoformat().replace('-', '')}")


def named_by(token: str) -> Named | None:
    """Return what a link for "another time" names, or None when we did not sign it as one."""
    try:
        said = LATER.unsign(token)
        day = datetime.strptime(said[AN_ID:], DAY_FORMAT).date()  # noqa: DTZ007  a day has no zone
        return Named(uuid.UUID(hex=said[:AN_ID]), day)
    except (BadSignature, ValueError):
        return None


def stamped(said: str) -> str:
    """Sign what was done just now: not in a mail, but on the page that shows it."""
    return TAKING_BACK.sign(said)


def said_by_stamp(stamp: str) -> str | None:
    """Return what was done, or None when we did not sign it, or long ago."""
    try:
        return TAKING_BACK.unsign(stamp, max_age=TAKES_BACK_FOR)
    except BadSignature:
        return None
