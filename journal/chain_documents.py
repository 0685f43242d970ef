"""The sealed document of a chain, as a value: any link of it may be empty.

Like `journal.documents`: it turns into plain JSON and back, and refuses unknown keys.
"""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class ChainDocument:
    """What happened, a cue in the body, a feeling, a story, an urge, a next choice."""

    before: str = ""
    places: tuple[str, ...] = ()
    sensations: tuple[str, ...] = ()
    cue: str = ""
    feelings: tuple[str, ...] = ()
    feeling: str = ""
    story: str = ""
    urge: str = ""
    choice: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "ChainDocument":
        codes = {name: tuple(data[name]) for name in ("places", "sensations", "feelings")}
        return cls(**data | codes)

    @property
    def says_nothing(self) -> bool:
        return self == ChainDocument()
