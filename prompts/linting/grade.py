"""How hard a prompt is to read, as a school grade.

Prompts are short, and every formula jumps on short texts: one long word moves it by a grade.
So the question, its helper line and its reason are measured together, as they are read, and
the grade is the mean of two formulas of the library textstat, the Automated Readability Index
and the Coleman-Liau index. Both count letters, words and sentences; neither needs a list of
words to be fetched. The aim is grade 8 at most. Even together a prompt has only some forty
words, so a grade above 8 asks for a look, and only one far above, 12, stops. The question
alone, some twelve words, is so jumpy that only a grade above 12 is worth a word about it.
"""

from collections.abc import Iterator

import textstat
from django.utils.translation import gettext as _

from prompts.linting.finding import Finding, Kind, Severity
from prompts.wording import Wording

EASY_ENOUGH = 8
FAR_TOO_HARD = 12


class _Grade:
    """A prompt that takes too much reading."""

    @staticmethod
    def findings(wording: Wording) -> Iterator[Finding]:
        together = grade_of(wording.text, wording.helper, wording.why)
        alone = grade_of(wording.text)
        if together > EASY_ENOUGH:
            severity = Severity.STOPS if together > FAR_TOO_HARD else Severity.LOOK
            message = _(
                "Together the prompt, its helper line and its reason read like grade %(grade)s; "
                "8 is the most. Shorter words and shorter sentences help."
            )
            yield _finding(wording, severity, message, together)
        elif alone > FAR_TOO_HARD:
            message = _("The question alone reads like grade %(grade)s. Shorter words help.")
            yield _finding(wording, Severity.LOOK, message, alone)


def grade_of(*pieces: str) -> float:
    """The school grade these pieces of text read like, one after the other."""
    said = " ".join(filter(None, pieces))
    by_length = float(textstat.automated_readability_index(said))
    by_letters = float(textstat.coleman_liau_index(said))
    return (by_length + by_letters) / 2


def _finding(wording: Wording, severity: Severity, message: str, grade: float) -> Finding:
    said = message % {"grade": round(grade)}
    return Finding("text", Kind.GRADE, severity, wording.text, said)


RULES = (_Grade,)
