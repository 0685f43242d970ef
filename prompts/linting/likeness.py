"""Prompts that say nearly the same as another.

This is never more than a look: the same question may have its place at two depths, and which of
two prompts goes is for curators to say.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process, utils

from prompts.linting.finding import Finding, Kind, Severity
from prompts.wording import Wording

NEARLY_THE_SAME = 83
MOST_NAMED = 3


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Small letters without signs."""
    return str(utils.default_process(text))


def likenesses(wording: Wording, others: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """The other prompts, by slug and text, that this one is nearly a copy of."""
    texts = dict(others)
    if not wording.text or not texts:
        return
    found = process.extract(
        plain(wording.text),
        {slug: plain(text) for slug, text in texts.items()},
        scorer=fuzz.ratio,
        score_cutoff=NEARLY_THE_SAME,
        limit=MOST_NAMED,
    )
    for _text, _score, slug in found:
        message = _("This is nearly “%(text)s” (%(slug)s). One of the two may be enough.")
        said = message % {"text": texts[slug], "slug": slug}
        yield Finding("text", Kind.LIKENESS, Severity.LOOK, wording.text, said)
