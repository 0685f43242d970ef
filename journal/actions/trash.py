"""Empty the trash when its thirty days are over."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from journal.actions.keeping import KINDS, erase
from journal.models import DAYS_IN_TRASH

log = logging.getLogger(__name__)
AT_ONCE = 1000


def empty_trash() -> int:
    """Erase what has lain in the trash for thirty days; returns how many rows went."""
    deadline = timezone.now() - timedelta(days=DAYS_IN_TRASH)
    return sum(empty(model, deadline) for model in KINDS)


def empty(model: Any, deadline: datetime) -> int:
    """Erase those of one kind, the longest there first."""
    rows = model.objects.in_trash().trashed_before(deadline).order_by("trashed_at", "pk")[:AT_ONCE]
    return sum(is_erased(row) for row in rows)


def is_erased(row: Any) -> bool:
    """Erase one; a row that will not go holds up none of the others, and is told of."""
    try:
        erase(row, by=None)
    except (DatabaseError, OSError):
        log.exception("%s could not be erased", row)
        return False
    return True
