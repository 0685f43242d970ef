"""The figure as a page draws it: every place, what it is called, what is noted, where it leads.

`figure_of(notes, href)` is all another page needs; the partial `journal/_figure.html` shows it.
Without `href` it is a picture to look at. What is noted shows as pattern, outline and number.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from journal.body_words import EVERYWHERE, GROUPS, PRIVATE, codes_of, place_name
from journal.documents import Sensation
from journal.figure_outline import BODY, FEATURES
from journal.figure_outline import HEAD as HEAD_OUTLINE
from journal.figure_shapes import BACK, FRONT, HEAD, SHAPES, Shape

Href = Callable[[str], str]
SHORT_FIRST = ("whole-body", "nowhere", "around")
PATTERNS = {"pleasant": "dots", "neutral": "lines", "unpleasant": "hatch", "mixed": "cross"}


class Note(NamedTuple):
    """What stands at one place: its words, its patterns, a class for its outline, its number,
    and an arrow where it is stronger or softer than usual."""

    label: str
    patterns: tuple[str, ...] = ()
    state: str = "noted"
    mark: str = ""
    arrow: str = ""


class Place(NamedTuple):
    """One place as it is drawn or listed."""

    code: str
    label: str
    href: str
    note: Note | None
    shape: Shape | None = None

    @property
    def state(self) -> str:
        return f"place-{self.note.state}" if self.note else ""


class View(NamedTuple):
    """The figure from one side."""

    name: str
    label: str | Promise
    box: str
    sides: tuple[str | Promise, str | Promise]
    places: list[Place]

    @property
    def summary(self) -> str:
        """What a picture says to who does not see it: its name, and what is noted there."""
        noted = [place.label for place in self.places if place.note]
        return ". ".join([str(self.label), *noted])

    @property
    def mark(self) -> float:
        """How large a number’s disc is, in the units of this view."""
        return 4 if self.is_head else 8

    @property
    def is_back(self) -> bool:
        return self.name == BACK

    @property
    def is_head(self) -> bool:
        return self.name == HEAD


LEFT, RIGHT = _("your left"), _("your right")
VIEWS = (
    (FRONT, _("Front"), "-128 -14 256 580", (RIGHT, LEFT)),
    (BACK, _("Back"), "-128 -14 256 580", (LEFT, RIGHT)),
    (HEAD, _("Face, closer"), "-56 -12 112 118", (RIGHT, LEFT)),
)


@dataclass(frozen=True)
class Figure:
    """All views, the places that are no place on it, and the same places as a list."""

    views: list[View]
    everywhere: list[Place]
    groups: list[tuple[str | Promise, list[Place]]]
    leads_somewhere: bool
    body: str = BODY
    head: str = HEAD_OUTLINE
    features: str = FEATURES

    @property
    def face(self) -> list[Place]:
        """The places of the face, for the head of the front view: too small there for a finger."""
        return [p for view in self.views if view.is_head for p in view.places if p.code != "throat"]

    @property
    def around(self) -> Place:
        return next(place for place in self.everywhere if place.code == "around")

    @property
    def whole_body(self) -> Place:
        return next(place for place in self.everywhere if place.code == "whole-body")


def figure_of(
    notes: Mapping[str, Note], href: Href | None = None, *, hides_pelvis: bool = False
) -> Figure:
    """Put together the figure with what is noted; `href` says where a place leads."""

    def place(code: str, shape: Shape | None = None) -> Place:
        note = notes.get(code)
        label = note.label if note else place_name(code)
        return Place(code, label, href(code) if href else "", note, shape)

    hidden = PRIVATE if hides_pelvis else set()
    shapes = [shape for shape in SHAPES if shape.code not in hidden]
    return Figure(
        views=[
            View(*view, [place(shape.code, shape) for shape in shapes if shape.view == view[0]])
            for view in VIEWS
        ],
        everywhere=[place(code) for code in sorted(EVERYWHERE, key=SHORT_FIRST.index)],
        groups=[
            (name, [place(code) for r in regions if r not in hidden for code in codes_of(r)])
            for name, regions in GROUPS
        ],
        leads_somewhere=href is not None,
    )


def pattern_of(place: Sensation) -> tuple[str, ...]:
    """How a place is drawn: by how it feels; plain where that is not said."""
    return (PATTERNS.get(place.pleasant, "plain"),)


def numbered(labels: Iterable[tuple[Sensation, str]]) -> dict[str, Note]:
    """Each noted place with its number, the same as in the list beside the figure."""
    return {
        place.region: Note(label, pattern_of(place), strength(place), str(number))
        for number, (place, label) in enumerate(labels, 1)
    }


def strength(place: Sensation) -> str:
    """The weight of the outline: strong from 7 on, soft up to 3."""
    if place.intensity is None:
        return "noted"
    return "strong" if place.intensity >= 7 else "soft" if place.intensity <= 3 else "noted"
