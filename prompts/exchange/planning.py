"""What a file would change, worked out against the library as it stands, before anything is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from prompts.exchange.columns import label_of
from prompts.exchange.decoding import text_of
from prompts.exchange.documents import Head, read_documents
from prompts.exchange.meeting import Met, meet
from prompts.exchange.problems import FileRefused, Problem, refused
from prompts.exchange.rows import Candidate, RawRow, candidate_of
from prompts.exchange.shelf import Shelf, asked, shelf
from prompts.exchange.tables import read_table
from prompts.wording import fingerprint

TABLES, DOCUMENTS = {".csv", ".tsv", ".txt"}, {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a file would do, or everything that keeps it from doing anything."""

    rows: tuple[Met, ...] = ()
    problems: tuple[Problem, ...] = ()
    collections: tuple[Head, ...] = ()
    remarks: tuple[str, ...] = ()

    def of_kind(self, kind: str) -> list[Met]:
        """The rows that are new, changed or unchanged."""
        return [row for row in self.rows if row.kind == kind]

    @property
    def does_something(self) -> bool:
        """Whether there is anything to agree to."""
        return not self.problems and any(row.kind != "unchanged" for row in self.rows)

    @property
    def digest(self) -> str:
        """A short name for exactly this plan: what was shown is what is applied."""
        rows = [
            [row.slug, row.collection, row.kind, row.number, row.wording.as_fields()]
            for row in self.rows
        ]
        heads = [[head.slug, head.title, head.summary] for head in self.collections]
        return fingerprint({"rows": rows, "collections": heads, "problems": len(self.problems)})


def plan_for(name: str, raw: bytes) -> Plan:
    """What this file would do to the library now."""
    problems: list[Problem] = []
    try:
        heads, rows = _read(name, raw, problems)
    except FileRefused as bad:
        return Plan(problems=tuple(bad.problems))
    return _plan(heads, rows, problems)


def _read(name: str, raw: bytes, problems: list[Problem]) -> tuple[list[Head], list[RawRow]]:
    """Rows out of a file of either kind, told apart by its name."""
    ending = PurePath(name).suffix.lower()
    if ending not in TABLES | DOCUMENTS:
        raise refused(_("Choose a file whose name ends in .csv or .yaml."))
    text = text_of(raw)
    if ending in DOCUMENTS:
        return read_documents(text, problems)
    return [], read_table(text, problems)


def _plan(heads: list[Head], rows: list[RawRow], problems: list[Problem]) -> Plan:
    candidates = [candidate_of(row, problems) for row in rows]
    here = shelf(candidates)
    new, remarks = _new_collections(heads, here, problems)
    problems += _twice(candidates)
    faulty = {problem.line for problem in problems}
    brought = {head.slug for head in new}
    met = [
        row
        for candidate in candidates
        if faulty.isdisjoint({candidate.line, *candidate.lines.values()})
        and (row := meet(candidate, here, brought, problems))
    ]
    return Plan(tuple(met), tuple(sorted(set(problems))), tuple(new), tuple(remarks))


def _new_collections(
    heads: Sequence[Head], here: Shelf, problems: list[Problem]
) -> tuple[list[Head], list[str]]:
    """Collections that a file brings along; those that are here stay as they are."""
    new, remarks = [], []
    for head in heads:
        library = here.libraries.get(head.slug)
        if library is None:
            problems += head.problems()
            new.append(head)
        elif (head.title, head.summary) not in {("", ""), (library.title, library.summary)}:
            remarks.append(
                _("“%(title)s” keeps its title and summary; change them on its own page.")
                % {"title": library.title}
            )
    problems += _same([(head.line, label_of("collection"), head.slug) for head in heads])
    return new, remarks


def _twice(candidates: list[Candidate]) -> list[Problem]:
    """Rows that share a short name or ask the same."""
    slugs = [(c.lines.get("slug", c.line), label_of("slug"), c.slug) for c in candidates]
    texts = [
        (c.lines.get("text", c.line), label_of("text"), asked(c.given.get("text", "")))
        for c in candidates
    ]
    return _same(slugs) + _same(texts)


def _same(found: list[tuple[int, str, str]]) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for line, label, value in found:
        if value and first.setdefault(value, line) != line:
            message = _("stands on line %(line)s already.") % {"line": first[value]}
            problems.append(Problem(line, label, message))
    return problems
