"""What a person asked us to remember about how to speak with them. Sealed: it says who they are."""

from dataclasses import asdict, dataclass
from typing import Any

from accounts.models import Preferences, User
from encryption.readers import owner_reader

DEFAULT_SESSION_WORD = "session"


@dataclass(frozen=True)
class PreferencesView:
    """A person's preferences, opened; the defaults when nothing was ever said."""

    pronouns: str = ""
    country: str = ""
    session_word: str = DEFAULT_SESSION_WORD
    lenses: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return what is sealed."""
        return asdict(self) | {"lenses": list(self.lenses)}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> "PreferencesView":
        """Read what was sealed."""
        return cls(**(document | {"lenses": tuple(document["lenses"])}))


def preferences_of(user: User) -> PreferencesView:
    """Open a person's preferences."""
    row = Preferences.objects.filter(client=user).first()
    if row is None:
        return PreferencesView()
    return PreferencesView.from_json(row.open_for(owner_reader(user.public_id)))
