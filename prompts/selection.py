"""Which prompts to offer now, and why. Pure: the same inputs give the same answer.

Nothing a person wrote is read to choose. `recent` lists what was offered or answered lately,
newest first; `declined` what was declined for good; `ceiling` is the heaviest weight wanted
(late at night a caller passes "medium").
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
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
BY_LENS_AT_MOST = 2  # of three: a lens colours the choice and never fills it


class Choice(NamedTuple):
    """A prompt on offer and the reason, as one sentence."""

    prompt: PromptOffer
    because: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known of now: enough to choose by, and nothing of what was written."""

    phase: str
    depth: str
    lenses: frozenset[str]
    seed: int
    heaviest: int


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
    heaviest = Weight.MEDIUM if phase in QUIET_PHASES and ceiling == Weight.HEAVY else ceiling
    moment = Moment(phase, room_for(phase, depth), frozenset(lenses), seed, WEIGHTS.index(heaviest))
    refused = set(declined)
    fitting = [p for p in prompts if p.prompt_id not in refused and _fits(p, moment)]
    met = {prompt_id: place for place, prompt_id in enumerate(recent)}
    fresh = [prompt for prompt in fitting if prompt.prompt_id not in met]
    ranked = sorted(fresh, key=lambda p: _order(p, moment)) or sorted(
        fitting, key=lambda p: -met[p.prompt_id]
    )
    picked = _varied(ranked, moment, min(limit, AT_MOST))
    return [Choice(prompt, _because(prompt, moment, prompt.prompt_id in met)) for prompt in picked]


def room_for(phase: str, depth: str) -> str:
    """The depth asked for, or the deepest this phase has room for."""
    allowed = [DEPTHS.index(name) for name in DEPTHS_OF_PHASE[phase]]
    return DEPTHS[min(DEPTHS.index(depth), max(allowed))]


def _fits(prompt: PromptOffer, moment: Moment) -> bool:
    asked_for = OPT_IN_LENSES.intersection(prompt.lenses)
    return (
        moment.phase in prompt.phases
        and DEPTHS.index(prompt.depth) <= DEPTHS.index(moment.depth)
        and WEIGHTS.index(prompt.weight) <= moment.heaviest
        and (not asked_for or not asked_for.isdisjoint(moment.lenses))
    )


def _order(prompt: PromptOffer, moment: Moment) -> tuple[int, bytes]:
    """Nearest to the depth asked for first; within a depth, shuffled by the seed."""
    steps = DEPTHS.index(moment.depth) - DEPTHS.index(prompt.depth)
    mixed = blake2b(prompt.prompt_id.bytes, digest_size=8, salt=_salt(moment.seed)).digest()
    return steps, mixed


def _salt(seed: int) -> bytes:
    return (seed % 2**64).to_bytes(8, "big")


def _varied(ranked: Sequence[PromptOffer], moment: Moment, limit: int) -> list[PromptOffer]:
    """Pick in order, but seen through a lens at most twice, heavy once, and never only heavy."""
    picked: list[PromptOffer] = []
    left = list(ranked)
    while left and len(picked) < limit:
        best = min(range(len(left)), key=lambda place: _clash(left[place], picked, moment, place))
        picked.append(left.pop(best))
        left = [p for p in left if p.weight != Weight.HEAVY or not _has_heavy(picked)]
    alone = all(prompt.weight == Weight.HEAVY for prompt in picked)
    return [] if alone else picked


def _clash(
    prompt: PromptOffer, picked: Sequence[PromptOffer], moment: Moment, place: int
) -> tuple[int, bool, bool, int]:
    by_lens = sum(1 for other in picked if moment.lenses.intersection(other.lenses))
    through_lens = bool(moment.lenses.intersection(prompt.lenses))
    wanted = through_lens == (by_lens < BY_LENS_AT_MOST)
    same_library = any(other.library == prompt.library for other in picked)
    steps = DEPTHS.index(moment.depth) - DEPTHS.index(prompt.depth)
    return steps, bool(moment.lenses) and not wanted, same_library, place


def _has_heavy(picked: Iterable[PromptOffer]) -> bool:
    return any(prompt.weight == Weight.HEAVY for prompt in picked)


def _because(prompt: PromptOffer, moment: Moment, was_met: bool) -> str:
    values = {
        "lens": _lens_name(prompt, moment),
        "depth": str(Depth(prompt.depth).label),
        "phase": str(Phase(moment.phase).label),
    }
    if was_met:
        return _("You have met this one. Nothing newer fits right now.")
    if values["lens"]:
        return _("You chose “%(lens)s”. It takes %(depth)s.") % values
    return _("For %(phase)s. It takes %(depth)s.") % values


def _lens_name(prompt: PromptOffer, moment: Moment) -> str:
    shared = [lens for lens in prompt.lenses if lens in moment.lenses]
    return str(Lens(shared[0]).label) if shared else ""
