"""What a person asked us to remember about how to speak with them. Sealed: it says who they are."""

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from accounts.models import Preferences, User
from encryption.errors import Unreadable
from encryption.readers import Reader, owner_reader

log = logging.getLogger(__name__)
DEFAULT_SESSION_WORD = "session"
DEFAULT_ASKS = "one"
OPENED_WORD = "opened_session_word"  # kept on the person while their page is made


@dataclass(frozen=True)
class PreferencesView:
    """A person's preferences, opened; the defaults when nothing was ever said."""

    pronouns: str = ""
    country: str = ""
    session_word: str = DEFAULT_SESSION_WORD
    lenses: tuple[str, ...] = ()
    question_language: str = ""  # empty: the language each question was written in
    asks: str = DEFAULT_ASKS  # question at a time, or all on one "page"

    def as_json(self) -> dict[str, Any]:
        """Return what is sealed."""
        return asdict(self) | {"lenses": list(self.lenses)}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> "PreferencesView":
        """Read what was sealed."""
        return cls(**(document | {"lenses": tuple(document["lenses"])}))


def preferences_of(user: User, reader: Reader | None = None) -> PreferencesView:
    """Open a person's preferences, with their own reader where a page has it open already."""
    row = Preferences.objects.filter(client=user).first()
    if row is None:
        return PreferencesView()
    return opened_preferences(row, reader or owner_reader(user.public_id))


def opened_preferences(row: Preferences, reader: Reader) -> PreferencesView:
    return PreferencesView.from_json(row.open_for(reader))


def session_word_of(client: User, wishes: Callable[[], PreferencesView] | None = None) -> str:
    """Return a client's own word for a session, opened once however often a page says it.

    A page that has the wishes open anyway says how to come by them.
    """
    if not hasattr(client, OPENED_WORD):
        asked = wishes or partial(preferences_of, client)
        setattr(client, OPENED_WORD, _open_session_word(client, asked))
    word: str = getattr(client, OPENED_WORD)
    return word


def _open_session_word(client: User, wishes: Callable[[], PreferencesView]) -> str:
    """A word stands on every page: one that does not open takes no page with it."""
    try:
        return wishes().session_word
    except Unreadable:
        log.error("preferences of %s do not open", client.public_id)
        return DEFAULT_SESSION_WORD
