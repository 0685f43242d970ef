"""Where the library has enough to offer, and where it has holes. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from prompts.queries import PromptOffer
from prompts.vocabulary import DEPTHS_OF_PHASE, OPT_IN_LENSES, Depth, Lens, Phase

ENOUGH_IN_CELL = 42  # three different ones a day for two weeks
ENOUGH_OF_LENS = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """One phase at one depth: what there is, and what there should be."""

    phase: str
    depth: str
    count: int
    needed: int
    has_room: bool  # nobody is asked for ten minutes while still landing

    @property
    def missing(self) -> int:
        """How many are still to be written."""
        return max(self.needed - self.count, 0) if self.has_room else 0


class Row(NamedTuple):
    """One phase and its cells, the quickest depth first."""

    phase: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class LensCount:
    """How many prompts look through a lens, and at which depths."""

    lens: str
    count: int
    at_depths: tuple[int, ...]
    is_asked_for: bool

    @property
    def missing(self) -> int:
        """How many are still to be written."""
        return max(ENOUGH_OF_LENS - self.count, 0)


def coverage_of(prompts: Iterable[PromptOffer], lens: str = "") -> list[Row]:
    """Count each phase and depth: for everybody, or seen through one lens."""
    counted = [prompt for prompt in prompts if _is_counted(prompt, lens)]
    needed = 1 if lens else ENOUGH_IN_CELL
    return [
        Row(phase, tuple(_cell(counted, phase, depth, needed) for depth in Depth.values))
        for phase in Phase.values
    ]


def lenses_of(prompts: Sequence[PromptOffer]) -> list[LensCount]:
    """Count each lens."""
    return [_lens_count(lens, [p for p in prompts if lens in p.lenses]) for lens in Lens.values]


def is_for_everybody(lenses: Iterable[str]) -> bool:
    """Whether somebody who chose no lens may be offered it."""
    return OPT_IN_LENSES.isdisjoint(lenses)


def _is_counted(prompt: PromptOffer, lens: str) -> bool:
    return lens in prompt.lenses if lens else is_for_everybody(prompt.lenses)


def _cell(prompts: Sequence[PromptOffer], phase: str, depth: str, needed: int) -> Cell:
    count = sum(phase in prompt.phases and prompt.depth == depth for prompt in prompts)
    return Cell(phase, depth, count, needed, depth in DEPTHS_OF_PHASE[phase])


def _lens_count(lens: str, prompts: Sequence[PromptOffer]) -> LensCount:
    at_depths = tuple(sum(p.depth == depth for p in prompts) for depth in Depth.values)
    return LensCount(lens, len(prompts), at_depths, lens in OPT_IN_LENSES)
