"""Why curated content was refused, in words a curator can act on."""

from collections.abc import Sequence


class CuratingRefused(Exception):
    """A step that cannot be taken now; `str()` says why."""


class BadFiles(Exception):
    """Files that cannot be loaded: every fault found, each naming its file and item."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)
