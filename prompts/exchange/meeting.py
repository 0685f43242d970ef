"""One row meets the library: new, changed, unchanged, or not possible, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from prompts.exchange.checking import check
from prompts.exchange.columns import DEFAULTS, LISTS, WORDING
from prompts.exchange.problems import Problem
from prompts.exchange.rows import Candidate, tidy
from prompts.exchange.shelf import Shelf
from prompts.history import LabelledChange, changed
from prompts.models import Prompt
from prompts.versions import wording_from, wording_of
from prompts.wording import Wording

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"


@dataclass(frozen=True, slots=True)
class Met:
    """One row and what it would do; `number` is the version it follows."""

    line: int
    slug: str
    collection: str
    kind: str
    number: int
    wording: Wording
    changes: tuple[LabelledChange, ...] = ()
    remarks: tuple[str, ...] = ()


def meet(
    row: Candidate, here: Shelf, new_collections: set[str], problems: list[Problem]
) -> Met | None:
    """What the row would do; each thing that stands against it is noted."""
    prompt = here.prompts.get(row.slug)
    ours = wording_of(prompt.latest_version) if prompt and prompt.latest_version else None
    wording = _wording(row, ours)
    collection = here.library_called(row.collection) or row.collection
    against = list(_against_place(row, prompt, collection, here, new_collections))
    if wording == ours and prompt is not None and not against:
        return Met(row.line, row.slug, collection, UNCHANGED, _number(prompt), wording)
    stops, looks = check(row, wording, here)
    against += [*_against_version(row, prompt), *_against_follow_ups(row, wording, here)]
    against += stops
    problems += against
    if against:
        return None
    return Met(
        line=row.line,
        slug=row.slug,
        collection=collection,
        kind=CHANGED if prompt else NEW,
        number=_number(prompt),
        wording=wording,
        changes=tuple(changed(ours, wording)),
        remarks=(*_remarks(row, prompt), *looks),
    )


def _number(prompt: Prompt | None) -> int:
    return prompt.latest_version.number if prompt and prompt.latest_version else 0


def _wording(row: Candidate, ours: Wording | None) -> Wording:
    """Our words with the row's in their place; spaces alone change nothing."""
    fields: dict[str, Any] = {
        name: () if name in LISTS else DEFAULTS.get(name, "") for name in WORDING
    }
    if ours is not None:
        fields = {name: getattr(ours, name) for name in WORDING}
    for name, value in row.given.items():
        if isinstance(value, tuple) or tidy(fields[name]) != value:
            fields[name] = value
    return wording_from(fields)


def _against_place(
    row: Candidate, prompt: Prompt | None, collection: str, here: Shelf, new: set[str]
) -> Iterator[Problem]:
    if prompt is not None and collection != prompt.library.slug:
        message = _("this prompt belongs to “%(ours)s”, and a prompt keeps its collection.")
        yield row.problem("collection", message % {"ours": prompt.library.slug})
    elif collection not in here.libraries and collection not in new:
        message = _("no collection is called “%(name)s” here.") % {"name": row.collection}
        yield row.problem("collection", message)


def _against_version(row: Candidate, prompt: Prompt | None) -> Iterator[Problem]:
    if prompt is None or row.version == _number(prompt):
        return
    values = {"slug": row.slug, "number": _number(prompt), "version": row.version}
    if row.version is None:
        message = _(
            "“%(slug)s” is here already, as version %(number)s. Export it and change that "
            "file, so that nobody's words are written over unseen."
        )
    else:
        message = _(
            "“%(slug)s” has changed since this file was exported: version %(version)s in the "
            "file, %(number)s here. Export it again and put your change there."
        )
    yield row.problem("version", message % values)


def _against_follow_ups(row: Candidate, wording: Wording, here: Shelf) -> Iterator[Problem]:
    for slug in wording.follow_ups:
        if slug not in here.known:
            message = _("no prompt is called “%(slug)s”.") % {"slug": slug}
            yield row.problem("follow_ups", message)


def _remarks(row: Candidate, prompt: Prompt | None) -> Iterator[str]:
    if prompt is None and row.version is not None:
        yield _("No prompt has this short name here, so it would be added as a new one.")
    if prompt is not None and prompt.state == Prompt.State.RETIRED:
        yield _("It is retired here. This would start it again, as a draft.")
    if prompt is not None and (prompt.awaits_review or prompt.state == Prompt.State.REVIEWED):
        yield _("It is on its way through review. This would take it back to a draft.")
