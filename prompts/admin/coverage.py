"""The coverage grid: phase x depth, and the lenses, with holes said in words."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from prompts.admin.filters import FOR_EVERYBODY, OFFERED
from prompts.admin.pages import Desk, at, show
from prompts.coverage import ENOUGH_IN_CELL, ENOUGH_OF_LENS, Cell, LensCount, coverage_of, lenses_of
from prompts.queries import live_prompts
from prompts.vocabulary import Depth, Lens, Phase


class CoverageForm(forms.Form):
    """Through which lens to look."""

    lens = forms.ChoiceField(
        label=gettext_lazy("Count what looks through"),
        choices=[("", gettext_lazy("no lens asked for: for everybody")), *Lens.choices],
        required=False,
    )


@dataclass(frozen=True, slots=True)
class Square:
    """A cell as the page shows it: a number, words for how it is, and where it leads."""

    count: int
    words: str
    shape: str  # whole, part, hole, none: the picture beside the words
    url: str
    depth: str
    write: str  # where one more is written for this place; empty where none is needed


def urls(desk: Desk) -> list[URLPattern]:
    """Where the grid lies."""
    return [at(desk, "coverage/", coverage, "prompts_coverage")]


def coverage(desk: Desk, request: HttpRequest) -> HttpResponse:
    """Show where the library has enough, and where it has holes."""
    form = CoverageForm(request.GET)
    lens = form.cleaned_data["lens"] if form.is_valid() else ""
    prompts = live_prompts()
    rows = [
        (Phase(row.phase).label, [_square(cell, lens) for cell in row.cells])
        for row in coverage_of(prompts, lens)
    ]
    context = {
        "title": _("Coverage"),
        "subtitle": _("What people can be offered now, and where something is still missing."),
        "form": CoverageForm(initial={"lens": lens}),
        "lens": Lens(lens).label if lens else "",
        "rows": rows,
        "depths": [depth.label for depth in Depth],
        "holes": _holes(rows, is_general=not lens),
        "lenses": [_lens_line(count) for count in lenses_of(prompts)],
        "may_write": desk.has_add_permission(request),
        "enough": {"cell": ENOUGH_IN_CELL, "lens": ENOUGH_OF_LENS},
    }
    return show(desk, request, "coverage.html", context)


def _square(cell: Cell, lens: str) -> Square:
    shape, words = _how_it_is(cell, is_general=not lens)
    url = _list_of(phase=cell.phase, depth=cell.depth, lens=lens or FOR_EVERYBODY)
    wanted = cell.has_room and (cell.missing if not lens else not cell.count)
    write = _new_for(cell, lens) if wanted else ""
    return Square(cell.count, words, shape, url, str(Depth(cell.depth).label), write)


def _how_it_is(cell: Cell, *, is_general: bool) -> tuple[str, str]:
    if not cell.has_room:
        return "none", _("not offered then")
    if is_general and cell.missing:
        said = ngettext("%(count)s missing", "%(count)s missing", cell.missing)
        return "part" if cell.count else "hole", said % {"count": cell.missing}
    if not cell.count:
        return "none", _("none yet")
    return "whole", _("enough") if is_general else _("there are some")


def _holes(rows: list[tuple[Any, list[Square]]], *, is_general: bool) -> list[str]:
    """Each hole as one line, for whoever reads rather than looks."""
    wanted = {"hole", "part"} if is_general else set()
    return [
        f"{phase}, {square.depth}: {square.words}"
        for phase, squares in rows
        for square in squares
        if square.shape in wanted
    ]


def _lens_line(lens: LensCount) -> dict[str, Any]:
    missing = ngettext("%(count)s missing", "%(count)s missing", lens.missing)
    return {
        "label": Lens(lens.lens).label,
        "url": _list_of(lens=lens.lens),
        "count": lens.count,
        "at_depths": lens.at_depths,
        "offered": _("only to those who chose it") if lens.is_asked_for else _("to everybody"),
        "shape": "whole" if not lens.missing else "part",
        "words": missing % {"count": lens.missing} if lens.missing else _("enough"),
    }


def _new_for(cell: Cell, lens: str) -> str:
    """A new prompt's form, begun for exactly this place."""
    begun = {"phases": cell.phase, "depth": cell.depth} | ({"lenses": lens} if lens else {})
    return f"{reverse('admin:prompts_prompt_add')}?{urlencode(begun)}"


def _list_of(**facets: str) -> str:
    """The list of exactly these prompts, by the wording people are offered."""
    return f"{reverse('admin:prompts_prompt_changelist')}?{urlencode({OFFERED: 'yes'} | facets)}"
