"""Empty the trash when its thirty days are over."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from journal.actions.attaching import erase_attachment
from journal.actions.body import erase_body_map
from journal.actions.chains import erase_chain
from journal.actions.entries import erase_entry
from journal.actions.fragments import erase_fragment
from journal.actions.own_questions import erase_own_question
from journal.actions.sessions import erase_session
from journal.actions.threads import erase_thread
from journal.models import (
    DAYS_IN_TRASH,
    Attachment,
    BodyMap,
    Chain,
    Entry,
    Fragment,
    OwnPrompt,
    Session,
    Thread,
)

log = logging.getLogger(__name__)
AT_ONCE = 1000
KEPT_FOR_A_WHILE: tuple[tuple[Any, Callable[..., None]], ...] = (
    (Attachment, erase_attachment),
    (Entry, erase_entry),
    (Fragment, erase_fragment),
    (Thread, erase_thread),
    (Session, erase_session),
    (OwnPrompt, erase_own_question),
    (BodyMap, erase_body_map),
    (Chain, erase_chain),
)


def empty_trash() -> int:
    """Erase what has lain in the trash for thirty days; returns how many rows went."""
    deadline = timezone.now() - timedelta(days=DAYS_IN_TRASH)
    return sum(empty(model, erase, deadline) for model, erase in KEPT_FOR_A_WHILE)


def empty(model: Any, erase: Callable[..., None], deadline: datetime) -> int:
    """Erase those of one kind, the longest there first."""
    rows = model.objects.in_trash().trashed_before(deadline).order_by("trashed_at", "pk")[:AT_ONCE]
    return sum(is_erased(row, erase) for row in rows)


def is_erased(row: Any, erase: Callable[..., None]) -> bool:
    """Erase one; a row that will not go holds up none of the others, and is told of."""
    try:
        erase(row, by=None)
    except (DatabaseError, OSError):
        log.exception("%s could not be erased", row)
        return False
    return True
