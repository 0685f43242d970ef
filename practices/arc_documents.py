"""What somebody wished for around their sessions, as a value: what stands inside the box."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from practices.arc import EVENING, Pace


@dataclass(frozen=True)
class ArcDocument:
    """How often, and at what time of their day."""

    pace: str = Pace.SUGGESTED
    at: time = EVENING

    @property
    def is_wanted(self) -> bool:
        return self.pace != Pace.NONE

    def as_json(self) -> dict[str, Any]:
        return {"pace": str(self.pace), "at": self.at.isoformat("minutes")}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "ArcDocument":
        return cls(pace=data["pace"], at=time.fromisoformat(data["at"]))
