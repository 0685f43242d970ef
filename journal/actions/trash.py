"""Empty the trash when its thirty days are over."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

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
    rows = list(model.objects.in_trash().trashed_before(deadline)[:AT_ONCE])
    for row in rows:
        erase(row, by=None)
    return len(rows)
