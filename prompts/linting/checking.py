"""All rules over one wording."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from prompts.linting import (
    assumptions,
    belief,
    body,
    comparison,
    grade,
    labels,
    length,
    loaded,
    meaning,
    memory,
    missing,
    orders,
    promises,
    questions,
    shame,
    shouting,
    substances,
)
from prompts.linting.finding import Finding, Severity
from prompts.linting.likeness import Neighbours
from prompts.linting.phrases import SPOKEN_FIELDS
from prompts.wording import Wording


class Check(Protocol):
    """Anything that looks at a wording and says what it found."""

    def findings(self, wording: Wording) -> Iterator[Finding]: ...


ROOMS = (
    missing,
    assumptions,
    orders,
    comparison,
    loaded,
    memory,
    promises,
    labels,
    meaning,
    shame,
    substances,
    body,
    belief,
    shouting,
    questions,
    grade,
)
LOOKED_AT = 1000  # signs of a field; whatever is longer is refused for its length anyway
CHECKS: tuple[Check, ...] = tuple(rule for room in ROOMS for rule in room.RULES)


def findings_of(wording: Wording, others: Iterable[tuple[str, str]] = ()) -> list[Finding]:
    """Everything found, the severe first; `others` are slug and text of every other prompt."""
    start = _start_of(wording)
    found = [finding for check in CHECKS for finding in check.findings(start)]
    found += [finding for check in length.RULES for finding in check.findings(wording)]
    found += Neighbours(dict(others)).near(start.text)
    return sorted(dict.fromkeys(found), key=lambda finding: finding.severity != Severity.STOPS)


def stops_of(wording: Wording, others: Iterable[tuple[str, str]] = ()) -> list[Finding]:
    """What keeps this wording from people."""
    found = findings_of(wording, others)
    return [finding for finding in found if finding.severity == Severity.STOPS]


def _start_of(wording: Wording) -> Wording:
    """The wording without the tail of a field that is far too long."""
    said = {name: getattr(wording, name) for name in SPOKEN_FIELDS}
    return replace(wording, **{name: text[:LOOKED_AT] for name, text in said.items()})
