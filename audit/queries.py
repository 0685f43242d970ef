"""Reading the trail."""

import uuid
from collections.abc import Collection

from audit.models import Event, EventQuerySet


def events_for(
    subject: uuid.UUID | str, actions: Collection[str] | None = None, limit: int | None = None
) -> EventQuerySet:
    """Return the events about one person, newest first."""
    events = Event.objects.about(str(subject)).newest_first()
    if actions is not None:
        events = events.filter(action__in=actions)
    return events[:limit] if limit is not None else events
