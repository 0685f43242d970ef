"""What is sealed about days: how much there was, and why everything rests."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class EnergyDocument:
    """How much there is on a day, from 0 to 10, and which planned practices are wanted for it."""

    there: int | None = None
    wanted: tuple[str, ...] = ()  # public ids of rows in the plan

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"wanted": list(self.wanted)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "EnergyDocument":
        return cls(**(data | {"wanted": tuple(data["wanted"])}))

    @property
    def is_blank(self) -> bool:
        return self.there is None and not self.wanted


@dataclass(frozen=True)
class PauseDocument:
    """Why things rest, in the person's own words, and whether it is a flare."""

    reason: str = ""
    is_flare: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "PauseDocument":
        return cls(**data)
