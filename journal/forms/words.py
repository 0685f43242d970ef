"""Our word lists as choices, and stored codes as words again.

A page asks for the same hundred words again and again, so they are put together once a language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from journal.documents import Sensation
from prompts.words import (
    FEELING_LABELS,
    FEELINGS,
    NOWHERE,
    REGION_LABELS,
    REGIONS,
    SENSATION_LABELS,
    SENSATIONS,
    SIDES,
)

Choices = list[tuple[str, str]]
GroupedChoices = list[tuple[str, Choices]]


def feeling_choices() -> GroupedChoices:
    return feelings_in(get_language())


@cache
def feelings_in(_language: str | None) -> GroupedChoices:
    return [(str(f.name), [(w.code, str(w.label)) for w in f.words]) for f in FEELINGS]


def sensation_choices() -> GroupedChoices:
    return sensations_in(get_language())


@cache
def sensations_in(_language: str | None) -> GroupedChoices:
    return [(str(g.name), [(w.code, str(w.label)) for w in g.words]) for g in SENSATIONS]


def region_choices() -> Choices:
    """Every place, those with two sides thrice; "can't find it" is a place too."""
    return regions_in(get_language())


@cache
def regions_in(_language: str | None) -> Choices:
    places: Choices = [("", _("choose a place"))]
    for region in REGIONS:
        sides = (
            [(f"{region.code}:{side.code}", side) for side in SIDES] if region.side_aware else []
        )
        places += [(code, f"{region.label}, {side.label}") for code, side in sides]
        places += [] if region.side_aware else [(region.code, str(region.label))]
    return [*places, (NOWHERE.code, str(NOWHERE.label))]


def feeling_labels(codes: Iterable[str]) -> list[str]:
    return [str(FEELING_LABELS.get(code, code)) for code in codes]


@dataclass(frozen=True)
class SensationLine:
    """One place in words: where, what it is like, how strong out of ten, pleasant or not."""

    place: str
    words: list[str]
    intensity: int | None
    pleasant: str


def sensation_lines(sensations: Iterable[Sensation]) -> list[SensationLine]:
    return [
        SensationLine(
            place=place_label(sensation.region),
            words=[str(SENSATION_LABELS.get(code, code)) for code in sensation.words],
            intensity=sensation.intensity,
            pleasant=_(sensation.pleasant) if sensation.pleasant else "",
        )
        for sensation in sensations
    ]


def place_label(code: str) -> str:
    if code == NOWHERE.code:
        return str(NOWHERE.label)
    region, _colon, side = code.partition(":")
    label = str(REGION_LABELS.get(region, region))
    sides = {word.code: str(word.label) for word in SIDES}
    return f"{label}, {sides[side]}" if side in sides else label
