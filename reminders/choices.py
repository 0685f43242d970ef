"""A person's choices for all of their reminders: the row that keeps them, opened for its owner."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import User
from encryption.errors import Unreadable
from encryption.readers import Reader, owner_reader
from reminders.choice_documents import ChoiceDocument
from reminders.models import ReminderSettings

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Choices:
    """The row, saved or about to be, and what it holds; nothing where that does not open."""

    row: ReminderSettings
    document: ChoiceDocument
    is_readable: bool = True


def row_of(client: User) -> ReminderSettings:
    """Return the row, or one with what holds until somebody chooses."""
    found = ReminderSettings.objects.filter(client=client).first()
    return found or ReminderSettings(client=client)


def choices_of(client: User) -> Choices:
    return opened_choices(row_of(client), lambda: owner_reader(client.public_id))


def opened_choices(row: ReminderSettings, reader: Callable[[], Reader]) -> Choices:
    """Return what a row holds; the key is asked for only where there is something to open."""
    if not row.document_revision:
        return Choices(row, ChoiceDocument())
    try:
        return Choices(row, ChoiceDocument.from_json(row.open_for(reader())))
    except Unreadable:  # reminders can be changed and stopped all the same
        log.error("reminder settings %s do not open", row.public_id)
        return Choices(row, ChoiceDocument(), is_readable=False)
