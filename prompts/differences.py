"""What changed between two wordings, word by word, for a person to read. Pure."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from prompts.readable import readable
from prompts.wording import Wording

PIECES = re.compile(r",\s*|[^\s,]+\s*|\s+")  # a comma by itself, so that lists keep their items


class Piece(NamedTuple):
    """A run of text and whether it is the same, gone or new."""

    kind: str
    text: str


class Change(NamedTuple):
    """One field and its pieces, in reading order."""

    field: str
    pieces: tuple[Piece, ...]


def changes_between(old: Wording | None, new: Wording) -> list[Change]:
    """Every field that differs; against nothing, every field that says something."""
    after = {name: readable(name, value) for name, value in new.as_fields().items()}
    if old is None:
        return changes_in(None, after)
    before = {name: readable(name, value) for name, value in old.as_fields().items()}
    return changes_in(before, after)


def changes_in(before: Mapping[str, str] | None, after: Mapping[str, str]) -> list[Change]:
    """The same of any texts with names."""
    if before is None:
        return [Change(name, (Piece("same", text),)) for name, text in after.items() if text]
    return [
        Change(name, tuple(_pieces(before[name], after[name])))
        for name in after
        if before[name] != after[name]
    ]


def _pieces(old: str, new: str) -> Iterator[Piece]:
    before, after = PIECES.findall(old), PIECES.findall(new)
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(before[a:b]))
            continue
        if a < b:
            yield Piece("gone", "".join(before[a:b]))
        if c < d:
            yield Piece("new", "".join(after[c:d]))
