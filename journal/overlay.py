"""Two body maps on one figure: what was there the first time, the second time, both times."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from journal.body_documents import Places
from journal.body_words import PlaceLine, in_order, place_line, place_name
from journal.figure import Note


@dataclass(frozen=True)
class OverlayLine:
    """One place in the table: what the first map said, and the second."""

    code: str
    name: str
    first: PlaceLine | None
    second: PlaceLine | None

    @property
    def state(self) -> str:
        if self.first and self.second:
            return "both"
        return "first" if self.first else "second"

    @property
    def label(self) -> str:
        """“chest. First: tight. Second: warm”, for who does not see the figure."""
        nothing = _("nothing noted")
        return _("%(place)s. First: %(first)s. Second: %(second)s.") % {
            "place": self.name,
            "first": self.first.words if self.first else nothing,
            "second": self.second.words if self.second else nothing,
        }


PATTERNS = {"first": ("hatch",), "second": ("dots",), "both": ("hatch", "dots")}


def overlay(first: Places, second: Places) -> list[OverlayLine]:
    """Every place either map names, from top to toe."""
    one = {place.region: place_line(place) for place in first}
    two = {place.region: place_line(place) for place in second}
    places = {place.region: place for place in (*first, *second)}
    return [
        OverlayLine(code, place_name(code), one.get(code), two.get(code))
        for code in (place.region for place in in_order(tuple(places.values())))
    ]


def overlay_notes(lines: list[OverlayLine]) -> dict[str, Note]:
    return {line.code: Note(line.label, PATTERNS[line.state], line.state) for line in lines}
