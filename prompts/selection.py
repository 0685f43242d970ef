"""Which prompts to offer now, and why. Pure: the same inputs give the same answer.

Nothing a person wrote is read to choose. What a caller may tell stands in `prompts.moment.Told`.
A prompt that was answered rests for two weeks while something else fits, and then the longest ago
returns first. One that was suggested is among those offered; own questions take turns. Nothing
heavy comes in a session's first days, nor late at night unless it is asked for. A therapist's own
wording says nothing of its size: who has ten seconds meets what a word or a tap answers first.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple, Unpack

from prompts.moment import HEAVY, Moment, Told, moment_of, room_for
from prompts.queries import PromptOffer
from prompts.reasons import because, goes_on

__all__ = ["Choice", "choose", "going_on_from", "room_for"]
BY_LENS_AT_MOST = 2  # of three: a lens colours the choice and never fills it


class Choice(NamedTuple):
    """A prompt on offer and the reason, as one sentence."""

    prompt: PromptOffer
    because: str


def choose(prompts: Iterable[PromptOffer], **told: Unpack[Told]) -> list[Choice]:
    """Offer up to three of `prompts` that fit, each with its reason."""
    moment = moment_of(told)
    fitting = [prompt for prompt in prompts if moment.fits(prompt)]
    fresh = [prompt for prompt in fitting if not moment.rests(prompt)]
    picked = never_only_heavy(pick(fresh, moment), fresh, moment)
    if not picked:
        ranked = sorted(fitting, key=moment.longest_ago)
        picked = never_only_heavy(in_order(ranked, moment), ranked, moment)
    return [Choice(prompt, because(prompt, moment)) for prompt in picked]


def going_on_from(
    asked: PromptOffer, prompts: Iterable[PromptOffer], **told: Unpack[Told]
) -> list[Choice]:
    """Offer what curators put behind a question, in their order, as far as it fits.

    The same promises hold as for choosing. Nothing heavy follows uncalled, and no lens nobody
    chose; what was answered lately does not return as a follow-up.
    """
    moment = moment_of(told)
    by_slug = {prompt.slug: prompt for prompt in prompts if prompt.slug}
    behind = [by_slug[slug] for slug in asked.follow_ups if slug in by_slug]
    fitting = [one for one in behind if moment.fits(one) and not moment.rests(one)]
    called = [one for one in fitting if one.weight != HEAVY or moment.heavy_asked_for]
    return [Choice(prompt, goes_on()) for prompt in called[: moment.limit]]


def pick(fresh: Sequence[PromptOffer], moment: Moment) -> list[PromptOffer]:
    """One that was suggested, an own one when it is their turn, then the library's."""
    ranked = sorted(fresh, key=moment.shuffled)
    special = moment.suggested.keys() | moment.own
    library = [prompt for prompt in ranked if prompt.prompt_id not in special]
    others = [prompt for prompt in ranked if prompt.prompt_id in special]
    suggested = [prompt for prompt in others if prompt.prompt_id in moment.suggested]
    own = [prompt for prompt in others if prompt.prompt_id in moment.own]
    own.sort(key=lambda prompt: moment.answered.get(prompt.prompt_id, date.min))
    library = heavy_first_if_asked(sorted(library, key=moment.far), moment)
    if moment.heavy_asked_for and moment.limit == 1:
        return in_order([*library, *others], moment)
    picked = [prompt for prompt in suggested if prompt.version or not moment.is_ten_seconds][:1]
    if moment.is_own_turn and len(picked) < moment.limit:
        picked += own[:1]
    picked = with_variety(picked, library, moment)
    left = [prompt for prompt in [*suggested, *own] if prompt not in picked]
    return in_order([*picked, *left], moment)


def heavy_first_if_asked(ranked: list[PromptOffer], moment: Moment) -> list[PromptOffer]:
    """Whoever asks for heavier questions is sure to be offered one."""
    heavy = [prompt for prompt in ranked if moment.heavy_asked_for and prompt.weight == HEAVY]
    return [*heavy[:1], *(prompt for prompt in ranked if prompt not in heavy[:1])]


def in_order(ranked: Iterable[PromptOffer], moment: Moment) -> list[PromptOffer]:
    """The first of these, heavy once at most."""
    picked: list[PromptOffer] = []
    for prompt in ranked:
        if len(picked) == moment.limit:
            break
        if not (prompt.weight == HEAVY and holds_heavy(picked)):
            picked.append(prompt)
    return picked


def holds_heavy(picked: Iterable[PromptOffer]) -> bool:
    return any(prompt.weight == HEAVY for prompt in picked)


def never_only_heavy(
    picked: list[PromptOffer], candidates: Sequence[PromptOffer], moment: Moment
) -> list[PromptOffer]:
    """A heavy one stands beside lighter ones, unless it was asked for."""
    if moment.heavy_asked_for or not all(prompt.weight == HEAVY for prompt in picked):
        return picked
    return in_order((prompt for prompt in candidates if prompt.weight != HEAVY), moment)


def with_variety(
    picked: list[PromptOffer], ranked: Sequence[PromptOffer], moment: Moment
) -> list[PromptOffer]:
    """Pick in order, but seen through a lens at most twice, heavy once, each of a collection."""
    picked, left = list(picked), list(ranked)
    while left and len(picked) < moment.limit:
        if holds_heavy(picked):
            left = [prompt for prompt in left if prompt.weight != HEAVY]
        if left:
            best = next_best(left, picked, moment)
            picked.append(best)
            left.remove(best)
    return picked


def next_best(
    left: Sequence[PromptOffer], picked: Sequence[PromptOffer], moment: Moment
) -> PromptOffer:
    """The first of the nearest depth that adds variety, or the one that clashes least."""
    libraries = {prompt.library for prompt in picked}
    by_lens = sum(map(moment.through_lens, picked))
    is_coloured = bool(moment.lenses or moment.wanted)
    least, best = 4, left[0]
    for prompt in takewhile(lambda other: other.depth == left[0].depth, left):
        unwanted = is_coloured and moment.through_lens(prompt) != (by_lens < BY_LENS_AT_MOST)
        clash = 2 * unwanted + (prompt.library in libraries)
        if clash < least:
            least, best = clash, prompt
        if not clash:
            break
    return best
