"""What stands on the figure: for a map, for what is usual, for two maps together."""

from dataclasses import replace

from journal.body_difference import QUIET, SOFTER, STRONGER, differences
from journal.body_documents import BodyMapDocument, BodyUsualDocument
from journal.body_words import in_order, place_line
from journal.figure import Figure, Href, Note, figure_of, numbered
from journal.overlay import OverlayLine, overlay_notes

ARROWS = {STRONGER: "↑", SOFTER: "↓"}


def figure_of_map(
    document: BodyMapDocument, usual: BodyUsualDocument, href: Href | None = None
) -> Figure:
    """A map; beside it, quietly, the usual places it does not name."""
    changed = differences(document.places, usual.places) if usual.places else {}
    labelled = [
        (place, place_line(place, changed.get(place.region, "")).label)
        for place in in_order(document.places)
    ]
    notes = {
        code: note._replace(arrow=ARROWS.get(changed.get(code, ""), ""))
        for code, note in numbered(labelled).items()
    }
    return figure_of(quiet_notes(document, usual) | notes, href, hides_pelvis=usual.hides_pelvis)


def quiet_notes(document: BodyMapDocument, usual: BodyUsualDocument) -> dict[str, Note]:
    noted = {place.region for place in document.places}
    return {
        place.region: Note(place_line(place, QUIET if noted else "").label, ("wave",), "quiet")
        for place in usual.places
        if place.region not in noted
    }


def figure_of_usual(usual: BodyUsualDocument, href: Href | None = None) -> Figure:
    labelled = [(place, place_line(place).label) for place in in_order(usual.places)]
    notes = {
        code: note._replace(patterns=("wave",), state="usual")
        for code, note in numbered(labelled).items()
    }
    return figure_of(notes, href, hides_pelvis=usual.hides_pelvis)


def figure_of_two(lines: list[OverlayLine], usual: BodyUsualDocument) -> Figure:
    figure = figure_of(overlay_notes(lines), hides_pelvis=usual.hides_pelvis)
    return replace(figure, groups=[])
