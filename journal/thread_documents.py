"""The sealed document of a thread, as a value: one line to come back to."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class ThreadDocument:
    """What somebody goes on holding, in their own words."""

    line: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "ThreadDocument":
        return cls(**data)
