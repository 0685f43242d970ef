"""What is known of now: enough to choose by, and nothing of what was written. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from typing import Required, TypedDict
from uuid import UUID

from prompts.queries import PromptOffer
from prompts.vocabulary import (
    AT_MOST,
    DEPTHS_OF_PHASE,
    OPT_IN_LENSES,
    QUIET_PHASES,
    Depth,
    Phase,
    Weight,
)

DEPTHS = tuple(Depth.values)
WEIGHTS = tuple(Weight.values)
ASKED_FOR = frozenset(str(lens) for lens in OPT_IN_LENSES)
RESTS_FOR = timedelta(days=14)  # after an answer
PRIME = 2**127 - 1
HEAVY = str(Weight.HEAVY)


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, in the terms of choosing."""

    phase: str
    phase_words: str
    depths: tuple[str, ...]  # those there is room for, the nearest to the wish first
    weights: tuple[str, ...]
    lenses: frozenset[str]  # chosen by the person
    wanted: Mapping[str, str]  # by guidance: the lens, and who would like room for it
    ruled_out: frozenset[str]
    closed: frozenset[str]  # the lenses nobody is taken to want, less those asked for
    declined: frozenset[UUID]
    recent: Mapping[UUID, int]  # how many were met since
    answered: Mapping[UUID, date]
    resting: frozenset[UUID]
    today: date | None
    suggested: Mapping[UUID, str]
    own: frozenset[UUID]
    heavy_asked_for: bool
    limit: int
    shuffle: tuple[int, int]

    def fits(self, prompt: PromptOffer) -> bool:
        """Whether it may be offered at all; what was suggested need not fit the days."""
        if prompt.depth not in self.depths or prompt.weight not in self.weights:
            return False
        lenses = prompt.lenses
        if lenses and not self.ruled_out.isdisjoint(lenses):
            return False
        if self.phase in prompt.phases and (not lenses or self._opens(lenses)):
            return prompt.prompt_id not in self.declined
        return prompt.prompt_id in self.suggested and prompt.prompt_id not in self.declined

    def _opens(self, lenses: tuple[str, ...]) -> bool:
        """A lens that is opt-in opens with any of its kind that was asked for."""
        return self.closed.isdisjoint(lenses) or any(
            lens in ASKED_FOR and lens not in self.closed for lens in lenses
        )

    def rests(self, prompt: PromptOffer) -> bool:
        """Whether it was met too lately to come again while something else fits."""
        return prompt.prompt_id in self.resting

    def through_lens(self, prompt: PromptOffer) -> bool:
        lenses = prompt.lenses
        return any(lens in self.lenses or lens in self.wanted for lens in lenses)

    def far(self, prompt: PromptOffer) -> int:
        """How far from the depth asked for."""
        return self.depths.index(prompt.depth)

    def shuffled(self, prompt: PromptOffer) -> int:
        """A place in an order that the seed alone decides, the same on every machine."""
        factor, start = self.shuffle
        return (prompt.prompt_id.int * factor + start) % PRIME

    def longest_ago(self, prompt: PromptOffer) -> tuple[date, int]:
        """What sorts the longest unmet first."""
        answered_on = self.answered.get(prompt.prompt_id)
        met = answered_on or (self.today or date.max)
        return met, -self.recent.get(prompt.prompt_id, 0)

    @property
    def is_ten_seconds(self) -> bool:
        """Whether there is one place, and room for a word or a tap."""
        return self.limit == 1 and self.depths == (Depth.TEN_SECONDS,)

    @property
    def is_own_turn(self) -> bool:
        """Own questions come on every second day; where there is one place, every third."""
        return self.shuffle[1] % (2 if self.limit > 1 else 3) == 0


class Told(TypedDict, total=False):
    """What a caller of `choose` may tell; phase, depth and lenses are always told."""

    phase: Required[str]
    depth: Required[str]
    lenses: Required[Collection[str]]
    phase_words: str  # the phase in the person's own words
    declined: Collection[UUID]  # for good
    recent: Sequence[UUID]  # met lately, newest first
    answered: Mapping[UUID, date]
    today: date | None
    suggested: Mapping[UUID, str]  # and by whom
    own: Collection[UUID]  # the person's own questions
    wanted: Mapping[str, str]  # lenses, and who would like room for them
    ruled_out: Collection[str]  # lenses
    ceiling: str  # the heaviest weight wanted
    is_late: bool
    heavy_asked_for: bool
    seed: int
    limit: int


def moment_of(told: Told) -> Moment:
    """Put together what `choose` was told."""
    phase, places = told["phase"], min(told.get("limit", AT_MOST), AT_MOST)
    left_out = frozenset(map(str, told.get("ruled_out", ())))
    chosen = frozenset(map(str, told["lenses"])) - left_out
    wishes = {str(lens): who for lens, who in told.get("wanted", {}).items()}
    wishes = {lens: who for lens, who in wishes.items() if lens not in left_out}
    answered, recent, today = told.get("answered", {}), told.get("recent", ()), told.get("today")
    return Moment(
        phase=phase,
        phase_words=told.get("phase_words") or str(Phase(phase).label),
        depths=DEPTHS[DEPTHS.index(room_for(phase, told["depth"])) :: -1],
        weights=weights_up_to(heaviest_of(told, places)),
        lenses=chosen,
        wanted=wishes,
        ruled_out=left_out,
        closed=ASKED_FOR - chosen - wishes.keys(),
        declined=frozenset(told.get("declined", ())),
        recent={prompt_id: place for place, prompt_id in enumerate(recent)},
        answered=answered,
        resting=resting_on(today, answered, recent),
        today=today,
        suggested=told.get("suggested", {}),
        own=frozenset(told.get("own", ())),
        heavy_asked_for=told.get("heavy_asked_for", False),
        limit=places,
        shuffle=shuffle_of(told.get("seed", 0)),
    )


def heaviest_of(told: Told, places: int) -> str:
    """Nothing heavy in a session's days; late, or all alone, only when it is asked for."""
    ceiling = str(told.get("ceiling", HEAVY))
    is_uncalled = not told.get("heavy_asked_for", False)
    calm = told["phase"] in QUIET_PHASES
    calm = calm or (is_uncalled and (told.get("is_late", False) or places == 1))
    return str(Weight.MEDIUM) if calm and ceiling == HEAVY else ceiling


def room_for(phase: str, depth: str) -> str:
    """The depth asked for, or the deepest this phase has room for."""
    allowed = [DEPTHS.index(name) for name in DEPTHS_OF_PHASE[phase]]
    return DEPTHS[min(DEPTHS.index(depth), max(allowed))]


def weights_up_to(ceiling: str) -> tuple[str, ...]:
    return WEIGHTS[: WEIGHTS.index(ceiling) + 1]


def resting_on(
    today: date | None, answered: Mapping[UUID, date], recent: Sequence[UUID]
) -> frozenset[UUID]:
    """What was met so lately that it comes again only when nothing else fits."""
    since = today - RESTS_FOR if today else date.max
    return frozenset(recent).union(prompt for prompt, on in answered.items() if on > since)


def shuffle_of(seed: int) -> tuple[int, int]:
    mixed = blake2b(str(seed).encode(), digest_size=32).digest()
    return int.from_bytes(mixed[:16], "big") | 1, int.from_bytes(mixed[16:], "big")
