"""What came more than once in somebody’s chains, as plain counts. Pure, and never a judgement."""

from collections import Counter
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from journal.chain_documents import ChainDocument

MOST_LINES = 20
ENDINGS = " .,;:!?…"


class Pair(NamedTuple):
    """A cue and what came with it, and in how many chains. A cue is a place, a sensation, both,
    or words; what came is a feeling of our list, or words."""

    place: str
    sensation: str
    feeling: str
    times: int
    cue: str = ""
    then: str = ""


class Together(NamedTuple):
    """One cue and one thing that came with it, in one chain."""

    place: str
    sensation: str
    cue: str
    feeling: str
    then: str


def plain(words: str) -> str:
    """Typed words as they are compared: case, spaces and the last full stop say nothing."""
    return " ".join(words.casefold().split()).rstrip(ENDINGS)


def cues_of(chain: ChainDocument) -> list[tuple[str, str, str]]:
    """Every picked cue, of which either half may be missing, and the typed one."""
    has_picked = chain.places or chain.sensations
    picked = product(chain.places or ("",), chain.sensations or ("",)) if has_picked else ()
    typed = plain(chain.cue)
    return [(*cue, "") for cue in picked] + ([("", "", typed)] if typed else [])


def followers_of(chain: ChainDocument) -> list[tuple[str, str]]:
    """Every picked feeling, and what was typed in any of the later links."""
    typed = (plain(words) for words in (chain.feeling, chain.story, chain.urge, chain.choice))
    return [(feeling, "") for feeling in chain.feelings] + [("", words) for words in typed if words]


def pairs_of(chain: ChainDocument) -> set[Together]:
    """Every cue of a chain with everything that came; a chain counts each once."""
    return {Together(*cue, *then) for cue, then in product(cues_of(chain), followers_of(chain))}


def recurring(chains: Iterable[ChainDocument]) -> list[Pair]:
    """The pairs of two chains or more, those of most chains first."""
    counted = Counter(pair for chain in chains for pair in pairs_of(chain))
    often = [
        Pair(pair.place, pair.sensation, pair.feeling, times, pair.cue, pair.then)
        for pair, times in counted.items()
        if times > 1
    ]
    return sorted(often, key=lambda pair: (-pair.times, pair))[:MOST_LINES]
