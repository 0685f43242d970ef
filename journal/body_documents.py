"""The sealed documents of body maps and of what is usual for a body, as values.

Like `journal.documents`: they turn into plain JSON and back, and refuse unknown keys.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any, Self

from journal.documents import Sensation

Places = tuple[Sensation, ...]


def places_from_json(data: Iterable[dict[str, Any]]) -> Places:
    return tuple(Sensation(**place | {"words": tuple(place["words"])}) for place in data)


@dataclass(frozen=True)
class WithPlaces:
    """What a map and the usual have in common: places, each named once."""

    places: Places = ()
    note: str = ""

    def place(self, region: str) -> Sensation | None:
        return next((place for place in self.places if place.region == region), None)

    def keeping(self, *places: Sensation) -> Self:
        """With these places instead of what stood there; the others stay."""
        named = {place.region for place in places}
        rest = tuple(place for place in self.places if place.region not in named)
        return replace(self, places=(*rest, *places))

    def clearing(self, region: str) -> Self:
        return replace(self, places=tuple(p for p in self.places if p.region != region))

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(**data | {"places": places_from_json(data["places"])})


@dataclass(frozen=True)
class BodyMapDocument(WithPlaces):
    """What a body felt at one moment, and what the person adds in their own words."""


@dataclass(frozen=True)
class BodyUsualDocument(WithPlaces):
    """What is usual for one body, and how this person likes to look at the figure."""

    hides_pelvis: bool = False
    shows_list: bool = False


def trace_of(place: Sensation | None) -> str:
    """A short mark of what a page was opened on, so that a later change is seen. Empty: nothing."""
    if place is None:
        return ""
    return sha256(json.dumps(asdict(place), sort_keys=True).encode()).hexdigest()[:16]


def note_trace(note: str) -> str:
    """The same for a note, however a browser sends the ends of its lines."""
    text = note.replace("\r\n", "\n")
    return sha256(text.encode()).hexdigest()[:16] if text else ""


def together(saved: Sensation, typed: Sensation) -> Sensation:
    """Both versions of one place in one: all words, and of the rest what was typed last."""
    own = [words for words in dict.fromkeys((saved.own, typed.own)) if words]
    return replace(
        typed,
        words=tuple(dict.fromkeys((*saved.words, *typed.words))),
        own="; ".join(own),
        intensity=saved.intensity if typed.intensity is None else typed.intensity,
        pleasant=typed.pleasant or saved.pleasant,
        steadiness=typed.steadiness or saved.steadiness,
        activity=typed.activity or saved.activity,
    )


def each_side(places: Iterable[Sensation]) -> Places:
    """Places on both sides as two: a figure knows left and right only."""
    sides: list[Sensation] = []
    for place in places:
        region, _colon, side = place.region.partition(":")
        codes = [f"{region}:left", f"{region}:right"] if side == "both" else [place.region]
        sides += [replace(place, region=code) for code in codes]
    return tuple(sides)
