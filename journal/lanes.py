"""How many files may be on their way at once: each holds a thread for as long as it comes."""

from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_taken: Counter[Hashable] = Counter()


class Busy(Exception):
    """As many files as there is room for are on their way already."""


@contextmanager
def lane(whose: Hashable, most: int) -> Iterator[None]:
    """Hold one of the lanes of somebody in this process, or raise `Busy`."""
    with _lock:
        if _taken[whose] >= most:
            raise Busy
        _taken[whose] += 1
    try:
        yield
    finally:
        with _lock:
            _taken[whose] -= 1
            if not _taken[whose]:
                del _taken[whose]
