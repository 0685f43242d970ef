"""Short words for what the tests of intentions make."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from accounts.models import User
from encryption.readers import owner_reader
from practices.actions.intentions import IntentionWriting, Source, make_intention
from practices.actions.intentions_reminders import reminder_of
from practices.intention_documents import IntentionDocument, MomentDocument
from practices.models import Intention

WORDS = "Sit by the window each morning"


def an_intention(
    client: User,
    *,
    source: Source | None = None,
    review_on: tuple[date, ...] = (),
    reminds: bool = False,
    form_id: UUID | None = None,
    **said: Any,
) -> Intention:
    writing = IntentionWriting({"words": WORDS} | said, review_on=review_on, reminds=reminds)
    return make_intention(form_id or uuid4(), writing, source or Source(), by=client)


def document_of(row: Intention) -> IntentionDocument:
    row.refresh_from_db()
    return IntentionDocument.from_json(row.open_for(owner_reader(row.client_id)))


def looks_of(row: Intention) -> list[MomentDocument]:
    """Every look at it that is kept, opened, oldest first."""
    reader = owner_reader(row.client_id)
    kept = row.moments.kept().order_by("pk")
    return [MomentDocument.from_json(each.open_for(reader)) for each in kept]


def runs(row: Intention, which: str) -> bool:
    reminder = reminder_of(row, which)
    return bool(reminder and reminder.is_active)
