"""Finding turns of phrase, and letting pass those that are quoted, denied or left open.

A rule is a pattern and what to say about it. Words inside quotation marks are somebody's
possible answer and are not looked at. A rule may name what takes the sting out: a denial
before the words ("nothing has to"), or something in the same sentence or field that leaves
the matter open ("if you have one", "or stay as you are").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise

from prompts.linting.finding import Finding, Severity
from prompts.wording import Wording

SPOKEN_FIELDS = ("text", "helper", "why", "afterwards", "content_note")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^‘]*?’(?!\w)|(?<!\w)'[^']*'(?!\w)")
SENTENCE_END = re.compile(r"[.?!;:](?=\s|$)")
CLAUSE_END = re.compile(
    r"[.?!;:–—]|\bbut\b|,\s+(?=(?:and |so |then )?"
    r"(?:you|we|it|this|that|they|your|there|why|what|how|who|when|where|which)\b)",
    re.IGNORECASE,
)
DENIAL = re.compile(
    r"\b(?:no|(?<!if )not(?! (?:only|just|yet)\b)|nothing|nobody|none|never|neither|nor|without"
    r"|cannot|hardly|instead of|rather than|far from|free of)\b(?! (?:doubt|matter)\b)|n't\b",
    re.IGNORECASE,
)
WORDS_A_DENIAL_REACHES = 8


def pattern(*turns: str) -> re.Pattern[str]:
    """Any of these turns of phrase, in whole words and any case."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(turns)})(?!\w)", re.IGNORECASE)


def one_of(words: str) -> str:
    """A pattern for any word of a list; an underscore stands for a blank."""
    return rf"(?:{'|'.join(words.split()).replace('_', ' ')})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A turn of phrase, what to say about it, and what lets it pass."""

    kind: str
    words: re.Pattern[str]
    message: str | Promise
    severity: str = Severity.STOPS
    unless_denied: bool = True
    unless_said: re.Pattern[str] | None = None  # in the same sentence
    unless_offered: re.Pattern[str] | None = None  # anywhere in the field
    lenses: frozenset[str] = frozenset()  # the person chose to be asked like this
    fields: tuple[str, ...] = ("text", "helper", "why", "afterwards")

    def findings(self, wording: Wording) -> Iterator[Finding]:
        """Every place in the wording where the words stand unsoftened."""
        if self.lenses.intersection(wording.lenses):
            return
        for field in self.fields:
            yield from self._in(field, getattr(wording, field))

    def _in(self, field: str, said: str) -> Iterator[Finding]:
        heard = without_quotes(said)
        for match in self.words.finditer(heard):
            if not self._is_softened(heard, match):
                words = said[match.start() : match.end()]
                message = str(self.message) % {"words": words}
                yield Finding(field, self.kind, self.severity, words, message)

    def _is_softened(self, heard: str, match: re.Match[str]) -> bool:
        if self.unless_denied and is_denied(heard, match.start()):
            return True
        if self.unless_offered and self.unless_offered.search(heard):
            return True
        sentence = sentence_around(heard, match)
        return bool(self.unless_said and self.unless_said.search(sentence))


@lru_cache(maxsize=1024)
def without_quotes(said: str) -> str:
    """The same text with quoted words blanked out, each letter in its place."""
    return QUOTED.sub(lambda quoted: " " * len(quoted.group()), said.replace("’", "'"))


def is_denied(heard: str, start: int) -> bool:
    """Whether the clause says no to the words before it comes to them."""
    ends = (end.end() for end in CLAUSE_END.finditer(heard))
    clause = heard[max((end for end in ends if end <= start), default=0) : start]
    near = " ".join(clause.split()[-WORDS_A_DENIAL_REACHES:])
    return bool(DENIAL.search(near))


def sentence_around(heard: str, match: re.Match[str]) -> str:
    """The sentence the words stand in."""
    ends = [end.end() for end in SENTENCE_END.finditer(heard)]
    start = max((end for end in ends if end <= match.start()), default=0)
    return heard[start : min((end for end in ends if end >= match.end()), default=len(heard))]
