"""How long the pieces of a prompt are, in words."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from prompts.linting.finding import Finding, Kind, Severity
from prompts.wording import Wording

MOST_WORDS = {"text": 34, "helper": 28, "why": 40, "afterwards": 40}
MOST_SIGNS = {"text": 240, "helper": 200, "why": 300, "afterwards": 240, "content_note": 60}
MOST_IN_A_SENTENCE = 24
FEWEST_WORDS = 3
SENTENCES = re.compile(r"[.?!:;](?:\s|$)")


class _Length:
    """Pieces that are too long to take in, or too short to mean anything."""

    @staticmethod
    def findings(wording: Wording) -> Iterator[Finding]:
        yield from _too_many_signs(wording)
        yield from _too_many_words(wording)
        yield from _long_sentences(wording)
        if 0 < len(wording.text.split()) < FEWEST_WORDS:
            message = _("A prompt of %(count)s words leaves people guessing. Ask a whole question.")
            yield _finding("text", wording.text, message, len(wording.text.split()))


def _too_many_signs(wording: Wording) -> Iterator[Finding]:
    for field, most in MOST_SIGNS.items():
        said = getattr(wording, field)
        if len(said) > most:
            message = _("This has %(count)s letters and signs; there is room for %(most)s.")
            yield _finding(field, said, message, len(said), most, Severity.STOPS)


def _too_many_words(wording: Wording) -> Iterator[Finding]:
    for field, most in MOST_WORDS.items():
        said = getattr(wording, field)
        count = len(said.split())
        if count > most:
            message = _("This has %(count)s words; a tired person takes in %(most)s at most.")
            yield _finding(field, said, message, count, most)


def _long_sentences(wording: Wording) -> Iterator[Finding]:
    for field in MOST_WORDS:
        for sentence in SENTENCES.split(getattr(wording, field)):
            count = len(sentence.split())
            if count > MOST_IN_A_SENTENCE:
                message = _("A sentence here has %(count)s words; %(most)s is the most. Split it.")
                yield _finding(field, sentence.strip(), message, count, MOST_IN_A_SENTENCE)


def _finding(
    field: str,
    words: str,
    message: str,
    count: int,
    most: int = 0,
    severity: Severity = Severity.LOOK,
) -> Finding:
    return Finding(field, Kind.LENGTH, severity, words, message % {"count": count, "most": most})


RULES = (_Length,)
