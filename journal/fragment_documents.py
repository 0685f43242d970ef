"""The sealed document of a fragment, as a value: one remembered piece, as it came.

Like `journal.documents`: it turns into plain JSON and back, and refuses unknown keys.
"""

from dataclasses import asdict, dataclass
from typing import Any

from journal.documents import Sensation


@dataclass(frozen=True)
class FragmentDocument:
    """All of one piece: any of it may be empty, and all of it."""

    text: str = ""
    words: tuple[str, ...] = ()  # codes of our own list
    colour: str = ""
    mark: str = ""
    sensations: tuple[Sensation, ...] = ()
    clarity: str = ""  # "clear", "hazy", "unsure", or not said

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "FragmentDocument":
        sensations = tuple(
            Sensation(**sensation | {"words": tuple(sensation["words"])})
            for sensation in data["sensations"]
        )
        return cls(**data | {"words": tuple(data["words"]), "sensations": sensations})
