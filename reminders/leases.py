"""A lease: one attempt at one occurrence, and how long a worker may take over it."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings

LEASE = timedelta(seconds=getattr(settings, "REMINDER_LEASE_SECONDS", 60))
MOST_WORN = LEASE / 4  # a row is begun with no more than this gone


@dataclass(frozen=True, slots=True)
class Lease:
    """All that sending one occurrence needs, and nothing of content."""

    occurrence_id: int
    attempt: int
    reminder_pk: int
    reminder_id: uuid.UUID
    client_id: uuid.UUID
    local_date: date
    snoozed: int
    message_id: uuid.UUID
    address: str
    quiet_at: datetime | None  # when it is quiet next
