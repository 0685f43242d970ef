"""Drawings: strokes as data, read strictly and shown as smooth lines. Pure: bytes in, paths out.

A drawing is kept as what the hand did, never as a picture: there is no image to decode, it stays
sharp at any size, and its colours follow the paper (light, dark or dim).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, NoReturn

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journal.figure_outline import BODY, HEAD

MEDIA_TYPE = "application/vnd.journal.drawing+json"
VERSION = 1
PAPER = (1200, 1600)  # the size of the paper our pages draw on
TEMPLATES = ("blank", "body")
FIGURE = (BODY, HEAD)
COLOURS: dict[str, Promise] = {
    "ink": gettext_lazy("Ink"),
    "ash": gettext_lazy("Grey"),
    "clay": gettext_lazy("Clay"),
    "rose": gettext_lazy("Rose"),
    "amber": gettext_lazy("Amber"),
    "moss": gettext_lazy("Moss"),
    "sea": gettext_lazy("Sea"),
    "sky": gettext_lazy("Sky"),
    "night": gettext_lazy("Night"),
    "plum": gettext_lazy("Plum"),
}
WIDTHS: dict[int, Promise] = {
    1: gettext_lazy("Fine"),
    2: gettext_lazy("Pen"),
    3: gettext_lazy("Brush"),
    4: gettext_lazy("Broad"),
}
MOST_BYTES = 2_000_000
MOST_STROKES = 5_000
MOST_POINTS = 200_000
LONGEST_SIDE = 4_096


@dataclass(frozen=True)
class Stroke:
    """One line, drawn without lifting the pen: x, y, x, y ..."""

    colour: str
    width: int
    points: tuple[int, ...]


@dataclass(frozen=True)
class Drawing:
    """Strokes on a paper, in the order they were drawn."""

    template: str
    size: tuple[int, int]
    strokes: tuple[Stroke, ...]

    def to_bytes(self) -> bytes:
        """Return the one way to write this drawing down."""
        strokes = [{"colour": s.colour, "width": s.width, "points": s.points} for s in self.strokes]
        said = {"version": VERSION, "template": self.template, "size": self.size}
        return json.dumps(said | {"strokes": strokes}, separators=(",", ":")).encode()


ON_PAPER = {
    "ink": "#362b24",
    "ash": "#877f76",
    "clay": "#a85838",
    "rose": "#c16075",
    "amber": "#b8801f",
    "moss": "#4b7242",
    "sea": "#2c8781",
    "sky": "#4188b6",
    "night": "#384580",
    "plum": "#7a487c",
}
NIB_WIDTHS = {1: 5, 2: 10, 3: 22, 4: 48}


@dataclass(frozen=True)
class Path:
    """One line of an SVG: its course, the code of its ink and of its nib."""

    course: str
    ink: str
    nib: int

    @property
    def classes(self) -> str:
        """What gives it colour and width on a page."""
        return f"ink-{self.ink} nib-{self.nib}"

    @property
    def colour(self) -> str:
        """Its colour on light paper, for a file that brings no style along."""
        return ON_PAPER[self.ink]

    @property
    def width(self) -> int:
        return NIB_WIDTHS[self.nib]


@dataclass(frozen=True)
class Picture:
    """A drawing as `journal/_drawing.html` shows it."""

    width: int
    height: int
    figure: tuple[str, ...]
    paths: list[Path]


def parse(data: bytes) -> Drawing:
    """Read a drawing, or raise ValueError with words a person can use."""
    if len(data) > MOST_BYTES:
        refuse_as_too_much()
    said = fields_of(json_of(data), {"version", "template", "size", "strokes"})
    if said["version"] != VERSION or said["template"] not in TEMPLATES:
        refuse_as_unreadable()
    size = size_of(said["size"])
    return Drawing(said["template"], size, strokes_of(said["strokes"], size))


def json_of(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        refuse_as_unreadable()


def fields_of(said: Any, names: set[str]) -> dict[str, Any]:
    """Return the object, if it holds exactly these fields and only whole numbers and words."""
    if not isinstance(said, dict) or set(said) != names:
        refuse_as_unreadable()
    if not all(type(value) in {int, str, list} for value in said.values()):
        refuse_as_unreadable()
    return said


def size_of(said: Any) -> tuple[int, int]:
    if not are_whole_numbers(said) or len(said) != 2:
        refuse_as_unreadable()
    if not all(1 <= side <= LONGEST_SIDE for side in said):
        refuse_as_unreadable()
    return said[0], said[1]


def strokes_of(said: Any, size: tuple[int, int]) -> tuple[Stroke, ...]:
    if not isinstance(said, list):
        refuse_as_unreadable()
    if not said:
        raise ValueError(_("There is nothing on the paper yet."))
    if len(said) > MOST_STROKES:
        refuse_as_too_much()
    strokes = tuple(stroke_of(each, size) for each in said)
    if sum(len(stroke.points) for stroke in strokes) > 2 * MOST_POINTS:
        refuse_as_too_much()
    return strokes


def stroke_of(said: Any, size: tuple[int, int]) -> Stroke:
    said = fields_of(said, {"colour", "width", "points"})
    colour, width, points = said["colour"], said["width"], said["points"]
    if type(colour) is not str or type(width) is not int:
        refuse_as_unreadable()
    if colour not in COLOURS or width not in WIDTHS or not lie_on(points, size):
        refuse_as_unreadable()
    return Stroke(colour, width, tuple(points))


def lie_on(points: Any, size: tuple[int, int]) -> bool:
    """Say whether these are pairs of whole numbers, each on the paper."""
    if not are_whole_numbers(points) or not points or len(points) % 2:
        return False
    across, down = max(points[::2]), max(points[1::2])
    return bool(min(points) >= 0 and across <= size[0] and down <= size[1])


def are_whole_numbers(said: Any) -> bool:
    return isinstance(said, list) and all(type(each) is int for each in said)


def refuse_as_unreadable() -> NoReturn:
    raise ValueError(_("This is not a drawing this page can read.")) from None


def refuse_as_too_much() -> NoReturn:
    raise ValueError(_("This is more than one paper holds. You could keep it in two drawings."))


def picture_of(data: bytes) -> Picture:
    """Return what is kept of a drawing as a picture, or raise ValueError."""
    drawing = parse(data)
    figure = FIGURE if drawing.template == "body" else ()
    return Picture(*drawing.size, figure, to_svg_paths(drawing))


def to_svg_paths(drawing: Drawing) -> list[Path]:
    """Return the drawing as few smooth paths, in the order they were drawn."""
    return [
        Path("".join(course_of(stroke.points) for stroke in strokes), *look)
        for look, strokes in groupby(drawing.strokes, key=look_of)
    ]


def look_of(stroke: Stroke) -> tuple[str, int]:
    return stroke.colour, stroke.width


def course_of(points: tuple[int, ...]) -> str:
    """Return one stroke as a path: curves from middle to middle, so that no corner shows."""
    return "".join(steps_of(list(zip(points[::2], points[1::2], strict=True))))


def steps_of(places: list[tuple[int, int]]) -> Iterator[str]:
    yield f"M{places[0][0]} {places[0][1]}"
    if len(places) == 1:
        yield "h.1"  # a dot
    for here, then in pairwise(places[1:]):
        middle = (here[0] + then[0]) / 2, (here[1] + then[1]) / 2
        yield f"Q{here[0]} {here[1]} {middle[0]:g} {middle[1]:g}"
    if len(places) > 1:
        yield f"L{places[-1][0]} {places[-1][1]}"
