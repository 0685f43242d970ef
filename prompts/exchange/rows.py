"""A row of a file, read field by field: what it says, or why it cannot be taken."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from prompts.exchange.columns import (
    CODES,
    DEFAULTS,
    LISTS,
    LONGEST_SLUG,
    NEEDED,
    WORDING,
    code_called,
    label_of,
    longest_of,
    words_for,
)
from prompts.exchange.decoding import unreadable_in
from prompts.exchange.problems import Problem
from prompts.loading.parsing import SLUG
from prompts.models import Prompt

MOST_NAMES = 100  # in one list


@dataclass(frozen=True, slots=True)
class NotText:
    """A value a YAML file holds that is no text: a number, a date, a list inside a list."""

    written: str


@dataclass(frozen=True, slots=True)
class RawRow:
    """What stands in the file; a field that is not there at all is left as it is here."""

    line: int
    values: dict[str, Any]
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row in our own words, before it meets the library."""

    line: int
    lines: dict[str, int]
    collection: str
    slug: str
    version: int | None
    given: dict[str, Any]

    def problem(self, column: str, message: str) -> Problem:
        """Something wrong with this row, at the line of its field."""
        line = self.lines.get(column, self.line)
        return Problem(line, label_of(column) if column else "", str(message))


def candidate_of(raw: RawRow, problems: list[Problem]) -> Candidate:
    """Read one row; every fault in it is noted."""
    reader = _Reader(raw, problems)
    given = {name: reader.read(name) for name in WORDING if name in raw.values}
    reader.state()
    return Candidate(
        line=raw.line,
        lines=raw.lines,
        collection=reader.text("collection", 80),
        slug=reader.slug(str(given.get("text", ""))),
        version=reader.version(),
        given=given,
    )


class _Reader:
    """One row's values, each checked."""

    def __init__(self, raw: RawRow, problems: list[Problem]) -> None:
        self.raw, self.problems = raw, problems

    def fault(self, column: str, message: str) -> None:
        line = self.raw.lines.get(column, self.raw.line)
        self.problems.append(Problem(line, label_of(column), message))

    def read(self, column: str) -> Any:
        if column in LISTS:
            return self.several(column)
        if column in CODES:
            return self.one_of(column)
        return self.text(column, longest_of(column))

    def text(self, column: str, longest: int) -> str:
        value = self.plain(column)
        if not value and column in NEEDED:
            self.fault(column, _("is missing."))
        if len(value) > longest:
            values = {"count": len(value), "most": longest}
            self.fault(column, _("has %(count)s characters; %(most)s is the most.") % values)
        return value

    def plain(self, column: str) -> str:
        """One piece of text, its spaces tidied."""
        value = self.raw.values.get(column, "")
        if isinstance(value, list):
            self.fault(column, _("is a list here; it takes one text."))
            return ""
        if isinstance(value, NotText):
            words = {"value": shortened(value.written)}
            self.fault(column, _("“%(value)s” is not text; put it in quotation marks.") % words)
            return ""
        self.readable(column, value)
        return tidy(value)

    def several(self, column: str) -> tuple[str, ...]:
        words = self.words(column)
        codes = [self.code(column, word) for word in words] if column in CODES else words
        if column in NEEDED and not words:
            self.fault(column, _("is missing."))
        for code in sorted({code for code in codes if code and codes.count(code) > 1}):
            self.fault(column, _("holds “%(value)s” twice.") % {"value": shortened(code)})
        return tuple(code for code in codes if code)

    def words(self, column: str) -> list[str]:
        value = self.raw.values.get(column, "")
        if isinstance(value, NotText):
            words = {"value": shortened(value.written)}
            self.fault(column, _("“%(value)s” is not a list of names.") % words)
            return []
        parts = value if isinstance(value, list) else value.split("|")
        if len(parts) > MOST_NAMES:
            many = {"count": len(parts), "most": MOST_NAMES}
            self.fault(column, _("has %(count)s names; %(most)s is the most.") % many)
            return []
        for part in parts:
            self.readable(column, part)
        return [tidy(part) for part in parts if tidy(part)]

    def one_of(self, column: str) -> str:
        word = self.plain(column)
        if not word and column in NEEDED:
            self.fault(column, _("is missing."))
        return self.code(column, word) if word else DEFAULTS.get(column, "")

    def code(self, column: str, word: str) -> str:
        code = code_called(column, word)
        if not code:
            values = {"value": shortened(word), "words": words_for(column)}
            self.fault(column, _("“%(value)s” is none of: %(words)s.") % values)
        return code

    def readable(self, column: str, value: str) -> None:
        for message in unreadable_in(value):
            self.fault(column, message)

    def slug(self, text: str) -> str:
        slug = self.text("slug", LONGEST_SLUG) or slugify(text)[:LONGEST_SLUG].strip("-_")
        if text and not slug:
            self.fault("slug", _("is needed: none can be made from this prompt."))
        if slug and not SLUG.fullmatch(slug):
            words = {"value": shortened(slug)}
            self.fault(
                "slug",
                _("“%(value)s” may hold small letters, digits and single hyphens only.") % words,
            )
        return slug

    def version(self) -> int | None:
        value = self.plain("version")
        if value and not re.fullmatch(r"[1-9][0-9]{0,6}", value):
            words = {"value": shortened(value)}
            self.fault("version", _("“%(value)s” is not the number of a version.") % words)
            return None
        return int(value) if value else None

    def state(self) -> None:
        """It is only for reading, but a word nobody knows may be a shifted column."""
        value = self.plain("state")
        known = {word.casefold() for pair in Prompt.State.choices for word in map(str, pair)}
        if value and value.casefold() not in known:
            words = ", ".join(map(str, Prompt.State.labels))
            values = {"value": shortened(value), "words": words}
            self.fault("state", _("“%(value)s” is none of: %(words)s.") % values)


def tidy(text: str) -> str:
    """The same words with single spaces."""
    return " ".join(text.split())


def shortened(value: str) -> str:
    """Enough of a value to find it again, with nothing hidden in it."""
    seen = "".join(sign if sign.isprintable() else "?" for sign in value)
    return f"{seen[:60]}…" if len(seen) > 60 else seen
