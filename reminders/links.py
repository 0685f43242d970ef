"""The signed link in a mail: it can pause one person's reminders, and nothing else.

It never ends, since an old mail must still be able to stop new ones; it names a reminder by its
public id, which opens nothing by itself. It travels in the query, never in the path: Django logs
the path of a refused request.
"""

import uuid

from django.core.signing import BadSignature, Signer

PAUSING = Signer(salt="reminders.pause", sep=".")


def pausing_token(reminder_id: uuid.UUID) -> str:
    return PAUSING.sign(reminder_id.hex)


def reminder_of(token: str) -> uuid.UUID | None:
    """Return the reminder that a token names, or None when we did not sign it."""
    try:
        return uuid.UUID(hex=PAUSING.unsign(token))
    except (BadSignature, ValueError):
        return None
