"""A person's own words for a reminder: checked when they are written, opened only to be sent."""

import logging
import unicodedata
import uuid
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from encryption.errors import Unreadable
from encryption.readers import reminders_reader
from reminders.models import WordsToSend

log = logging.getLogger(__name__)
JOINERS = "\u200c\u200d"  # they hold an emoji or a script together, and show nothing false
SHOWS_NOTHING = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co")


@dataclass(frozen=True)
class Words:
    """A subject and one line; where either is empty the neutral one stands."""

    subject: str = field(default="", repr=False)
    line: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.subject or self.line)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(**data)


def on_one_line(words: str) -> str:
    """Return words that stay on one line of a mail's head and show what they are.

    Line ends, controls and marks that turn the direction of reading fall out.
    """
    spaced = " ".join(words.split())
    return "".join(c for c in spaced if c in JOINERS or not is_unseen(c)).strip()


def is_unseen(character: str) -> bool:
    return unicodedata.category(character) in SHOWS_NOTHING


def words_to_send(client_id: uuid.UUID) -> Words:
    """Open a person's own words, with the reader that sends; neutral ones when they do not open."""
    row = WordsToSend.objects.of(client_id).first()
    if row is None:
        return Words()
    try:
        words = Words.from_json(row.open_for(reminders_reader(client_id)))
    except Unreadable:
        log.error("the words of %s do not open: neutral ones are sent", client_id)
        return Words()
    return Words(on_one_line(words.subject), on_one_line(words.line))
