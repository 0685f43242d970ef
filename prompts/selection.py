"""Which prompts to offer now, and why. Pure: the same inputs give the same answer.

Nothing a person wrote is read to choose. `recent` lists what was offered or answered lately,
newest first; `declined` what was declined for good; `ceiling` is the heaviest weight wanted
(late at night a caller passes "medium").
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import takewhile
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from prompts.queries import PromptOffer
from prompts.vocabulary import (
    AT_MOST,
    DEPTHS_OF_PHASE,
    OPT_IN_LENSES,
    QUIET_PHASES,
    Depth,
    Lens,
    Phase,
    Weight,
)

DEPTHS = tuple(Depth.values)
WEIGHTS = tuple(Weight.values)
ASKED_FOR = frozenset(str(lens) for lens in OPT_IN_LENSES)
BY_LENS_AT_MOST = 2  # of three: a lens colours the choice and never fills it
PRIME = 2**127 - 1


class Choice(NamedTuple):
    """A prompt on offer and the reason, as one sentence."""

    prompt: PromptOffer
    because: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known of now: enough to choose by, and nothing of what was written."""

    phase: str
    depths: tuple[str, ...]  # those there is room for, the nearest to the wish first
    weights: tuple[str, ...]
    lenses: frozenset[str]
    shuffle: tuple[int, int]


def choose(
    prompts: Iterable[PromptOffer],
    *,
    phase: str,
    depth: str,
    lenses: Collection[str],
    declined: Collection[UUID] = (),
    recent: Sequence[UUID] = (),
    seed: int = 0,
    limit: int = AT_MOST,
    ceiling: str = Weight.HEAVY,
) -> list[Choice]:
    """Offer up to three prompts that fit, each with its reason."""
    moment = _moment(phase, depth, lenses, seed, ceiling)
    refused = set(declined)
    fitting = [p for p in prompts if p.prompt_id not in refused and _fits(p, moment)]
    met = {prompt_id: place for place, prompt_id in enumerate(recent)}
    fresh = [prompt for prompt in fitting if prompt.prompt_id not in met]
    if fresh:
        ranked = sorted(fresh, key=lambda p: (_far(p, moment), _shuffled(p, moment)))
    else:
        ranked = sorted(fitting, key=lambda p: (_far(p, moment), -met[p.prompt_id]))
    picked = _varied(ranked, moment, min(limit, AT_MOST))
    return [Choice(prompt, _because(prompt, moment, prompt.prompt_id in met)) for prompt in picked]


def room_for(phase: str, depth: str) -> str:
    """The depth asked for, or the deepest this phase has room for."""
    allowed = [DEPTHS.index(name) for name in DEPTHS_OF_PHASE[phase]]
    return DEPTHS[min(DEPTHS.index(depth), max(allowed))]


def _moment(phase: str, depth: str, lenses: Collection[str], seed: int, ceiling: str) -> Moment:
    deepest = DEPTHS.index(room_for(phase, depth))
    quiet = Weight.MEDIUM if phase in QUIET_PHASES else Weight.HEAVY
    heaviest = min(WEIGHTS.index(ceiling), WEIGHTS.index(quiet))
    mixed = blake2b(str(seed).encode(), digest_size=32).digest()
    shuffle = int.from_bytes(mixed[:16], "big") | 1, int.from_bytes(mixed[16:], "big")
    return Moment(phase, DEPTHS[deepest::-1], WEIGHTS[: heaviest + 1], frozenset(lenses), shuffle)


def _fits(prompt: PromptOffer, moment: Moment) -> bool:
    return (
        moment.phase in prompt.phases
        and prompt.depth in moment.depths
        and prompt.weight in moment.weights
        and (
            ASKED_FOR.isdisjoint(prompt.lenses)
            or any(lens in ASKED_FOR and lens in moment.lenses for lens in prompt.lenses)
        )
    )


def _far(prompt: PromptOffer, moment: Moment) -> int:
    """How far from the depth asked for."""
    return moment.depths.index(prompt.depth)


def _shuffled(prompt: PromptOffer, moment: Moment) -> int:
    """A place in an order that the seed alone decides, the same on every machine."""
    factor, start = moment.shuffle
    return (prompt.prompt_id.int * factor + start) % PRIME


def _varied(ranked: Sequence[PromptOffer], moment: Moment, limit: int) -> list[PromptOffer]:
    """Pick in order, but seen through a lens at most twice, heavy once, and never only heavy."""
    picked: list[PromptOffer] = []
    left = list(ranked)
    while left and len(picked) < limit:
        best = _next(left, picked, moment)
        picked.append(best)
        no_more = Weight.HEAVY if best.weight == Weight.HEAVY else None
        left = [p for p in left if p is not best and p.weight != no_more]
    alone = all(prompt.weight == Weight.HEAVY for prompt in picked)
    return [] if alone else picked


def _next(left: Sequence[PromptOffer], picked: list[PromptOffer], moment: Moment) -> PromptOffer:
    """The first of the nearest depth that adds variety, or the one that clashes least."""
    libraries = {prompt.library for prompt in picked}
    by_lens = sum(not moment.lenses.isdisjoint(prompt.lenses) for prompt in picked)
    least, best = 4, left[0]
    for prompt in takewhile(lambda other: other.depth == left[0].depth, left):
        through_lens = not moment.lenses.isdisjoint(prompt.lenses)
        unwanted = bool(moment.lenses) and through_lens != (by_lens < BY_LENS_AT_MOST)
        clash = 2 * unwanted + (prompt.library in libraries)
        if clash < least:
            least, best = clash, prompt
        if not clash:
            break
    return best


def _because(prompt: PromptOffer, moment: Moment, was_met: bool) -> str:
    if was_met:
        return _("You have met this one. Nothing newer fits right now.")
    values = {"depth": Depth(prompt.depth).label, "phase": Phase(moment.phase).label}
    shared = next((lens for lens in prompt.lenses if lens in moment.lenses), None)
    if shared:
        values["lens"] = Lens(shared).label
        return _("You chose “%(lens)s”. It takes %(depth)s.") % values
    return _("For %(phase)s. It takes %(depth)s.") % values
