"""The sealed document of a landing link, as a value: what its owner can see again.

Like `journal.documents`: it turns into plain JSON and back, and refuses unknown keys.
"""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class LandingLinkDocument:
    """The secret that makes the address, and the one line the link itself can open."""

    secret: str
    orientation: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "LandingLinkDocument":
        return cls(**data)
