"""Loud signs: exclamation marks and words in capitals."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from prompts.linting.finding import Finding, Kind, Severity
from prompts.linting.phrases import SPOKEN_FIELDS
from prompts.wording import Wording

LOUD_SIGNS = re.compile(r"[!！]+|\?{2,}|\?!")
CAPITALS = re.compile(r"\b[A-Z]{3,}(?:['’]?[A-Z]+)*\b")
ABBREVIATIONS = frozenset({"ADHD", "REM"})


class _Shouting:
    """What is loud, in any field."""

    @staticmethod
    def findings(wording: Wording) -> Iterator[Finding]:
        for field in SPOKEN_FIELDS:
            yield from _signs(field, getattr(wording, field))
            yield from _capitals(field, getattr(wording, field))


def _signs(field: str, said: str) -> Iterator[Finding]:
    for match in LOUD_SIGNS.finditer(said):
        message = _("“%(words)s” is loud. A full stop or one question mark is enough.")
        yield _loud(field, match.group(), message)


def _capitals(field: str, said: str) -> Iterator[Finding]:
    for match in CAPITALS.finditer(said):
        if match.group() not in ABBREVIATIONS:
            message = _("“%(words)s” in capitals is loud. Small letters are easier to read.")
            yield _loud(field, match.group(), message)


def _loud(field: str, words: str, message: str) -> Finding:
    return Finding(field, Kind.SHOUTING, Severity.STOPS, words, message % {"words": words})


RULES = (_Shouting,)
