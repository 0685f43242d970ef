"""How many things a prompt asks: the page asks one thing."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from prompts.linting.finding import Finding, Kind, Severity
from prompts.linting.phrases import one_of, without_quotes
from prompts.vocabulary import Depth
from prompts.wording import Wording

ASKING = one_of("what how why who whom whose when where which")
HELPING = one_of("do does did is are was were has have had can could would will may might")
QUESTION = re.compile(rf"\b(?:{ASKING}|{HELPING})\b[^.?!]*\?", re.IGNORECASE)
CLAUSES = re.compile(rf"(?:^|[,;:.?]|\band|\bor)\s*(?:and |or )?{ASKING}\b", re.IGNORECASE)
MOST_QUESTIONS = 2
MOST_WITH_HELPER = 3
MOST_CLAUSES = 3


class _Questions:
    """A prompt that asks more than a tired person can hold; ten seconds hold one question."""

    @staticmethod
    def findings(wording: Wording) -> Iterator[Finding]:
        heard = without_quotes(wording.text)
        asked = len(QUESTION.findall(heard))
        with_helper = asked + without_quotes(wording.helper).count("?")
        clauses = len(CLAUSES.findall(heard))
        most = 1 if wording.depth == Depth.TEN_SECONDS else MOST_QUESTIONS
        if asked > most or with_helper > MOST_WITH_HELPER or clauses > MOST_CLAUSES:
            message = _(
                "This asks %(count)s things at once. Ask one; the others could be follow-ups."
            )
            said = message % {"count": max(asked, with_helper, clauses)}
            yield Finding("text", Kind.QUESTIONS, Severity.LOOK, wording.text, said)


RULES = (_Questions,)
