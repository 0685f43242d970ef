"""How many things a prompt asks: the page asks one thing."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from prompts.linting.finding import Finding, Kind, Severity
from prompts.linting.phrases import without_quotes
from prompts.vocabulary import Depth
from prompts.wording import Wording

ASKING = r"(?:what|how|why|who|whom|when|where|which|whose)"
CLAUSES = re.compile(rf"(?:^|[,;:.?]|\band\b|\bor\b)\s*(?:and\s+|or\s+)?{ASKING}\b", re.IGNORECASE)
MOST_MARKS = 2
MOST_CLAUSES = 3


class _Questions:
    """A prompt that asks more than a tired person can hold."""

    @staticmethod
    def findings(wording: Wording) -> Iterator[Finding]:
        heard = without_quotes(wording.text)
        marks, clauses = heard.count("?"), len(CLAUSES.findall(heard))
        most = 1 if wording.depth == Depth.TEN_SECONDS else MOST_MARKS
        if marks > most or clauses > MOST_CLAUSES:
            asked = max(marks, clauses)
            message = _(
                "This asks %(count)s things at once. Ask one; the others could be follow-ups."
            )
            said = message % {"count": asked}
            yield Finding("text", Kind.QUESTIONS, Severity.LOOK, wording.text, said)


RULES = (_Questions,)
