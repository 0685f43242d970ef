"""What came more than once in somebody’s chains, as plain counts. Pure, and never a judgement."""

from collections import Counter
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from journal.chain_documents import ChainDocument

MOST_LINES = 20


class Pair(NamedTuple):
    """A cue and a feeling that came together, and in how many chains."""

    place: str
    sensation: str
    feeling: str
    times: int


def pairs_of(chain: ChainDocument) -> set[tuple[str, str, str]]:
    """Every cue of a chain with every feeling; a chain counts each once. A cue has two halves,
    and either may be missing."""
    if not chain.feelings or not (chain.places or chain.sensations):
        return set()
    return set(product(chain.places or ("",), chain.sensations or ("",), chain.feelings))


def recurring(chains: Iterable[ChainDocument]) -> list[Pair]:
    """The pairs of two chains or more, those of most chains first."""
    counted = Counter(pair for chain in chains for pair in pairs_of(chain))
    often = [Pair(*pair, times) for pair, times in counted.items() if times > 1]
    return sorted(often, key=lambda pair: (-pair.times, pair))[:MOST_LINES]
