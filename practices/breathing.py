"""Breaths in seconds: what a pacer follows, and within which limits. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

SHORTEST, LONGEST = 2.0, 12.0  # seconds for one way of the breath
LONGEST_HOLD = 8.0
SHORTEST_ROUND = 6.0  # nothing quicker: fast breathing is never offered
LONGER_OUT = 1.5  # without the hold between, the way out is at most half as long again


@dataclass(frozen=True)
class Breath:
    """One round, part by part, in the order it is breathed."""

    inhale: float
    exhale: float
    top_up: float = 0
    hold_in: float = 0
    hold_out: float = 0
    cycles: int = 0  # how many rounds are usual; 0: as long as one likes

    @classmethod
    def from_pattern(cls, pattern: Mapping[str, Any]) -> "Breath":
        """Read what a practice says; a part that it does not name takes no time."""
        known = cls.__dataclass_fields__.keys() & pattern.keys()
        return cls(**{name: pattern[name] for name in known})

    @property
    def round_seconds(self) -> float:
        return self.inhale + self.top_up + self.hold_in + self.exhale + self.hold_out

    @property
    def has_holds(self) -> bool:
        return bool(self.hold_in or self.hold_out)

    def without_holds(self) -> "Breath":
        """The same breath with nothing held, as `Practice.without_holds` words it."""
        if not self.has_holds:
            return self
        exhale = min(self.exhale, LONGER_OUT * (self.inhale + self.top_up))
        return replace(self, exhale=exhale, hold_in=0, hold_out=0)

    def seconds_for(self, minutes: int) -> float:
        """How long so many minutes take in whole rounds: a breath is never cut in two."""
        rounds = -(-minutes * 60 // self.round_seconds)
        return rounds * self.round_seconds

    def as_pattern(self) -> dict[str, float]:
        return {name: value for name, value in asdict(self).items() if value}


COHERENT = Breath(5.5, 5.5)
LONG_EXHALE = Breath(4, 6)
