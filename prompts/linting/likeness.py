"""Prompts that say nearly the same as another.

This is never more than a look: the same question may have its place at two depths, and which of
two prompts goes is for curators to say.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process, utils

from prompts.linting.finding import Finding, Kind, Severity

NEARLY_THE_SAME = 83
MOST_NAMED = 3


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Small letters without signs."""
    return str(utils.default_process(text))


class Neighbours:
    """What other prompts ask, by short name: made plain once, to be met by many questions."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.plain = {slug: plain(text) for slug, text in texts.items()}

    def near(self, text: str, *, besides: str = "") -> Iterator[Finding]:
        """Those that a question is nearly a copy of, the nearest first; never its own prompt."""
        found = process.extract(
            plain(text),
            self.plain,
            scorer=fuzz.ratio,
            score_cutoff=NEARLY_THE_SAME,
            limit=MOST_NAMED + 1,
        )
        others = [slug for _text, _score, slug in found if text and slug != besides]
        for slug in others[:MOST_NAMED]:
            message = _("This is nearly “%(text)s” (%(slug)s). One of the two may be enough.")
            said = message % {"text": self.texts[slug], "slug": slug}
            yield Finding("text", Kind.LIKENESS, Severity.LOOK, text, said)
