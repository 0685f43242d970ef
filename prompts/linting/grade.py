"""How hard a prompt is to read, as a school grade.

Prompts are short, and every formula jumps on short texts: one long word moves it by a grade.
So the question, its helper line and its reason are measured together, as they are read, and
the grade is the mean of two formulas of the library textstat, the Automated Readability Index
and the Coleman-Liau index. Both count letters, words and sentences; neither needs a list of
words to be fetched. The aim is grade 8 at most. Even together a prompt has only some forty
words, so a grade above 8 asks for a look, and only one far above, 12, stops.
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
        grade = grade_of(wording)
        if grade > EASY_ENOUGH:
            severity = Severity.STOPS if grade > FAR_TOO_HARD else Severity.LOOK
            message = _(
                "Together the prompt, its helper line and its reason read like grade %(grade)s; "
                "8 is the most. Shorter words and shorter sentences help."
            )
            said = message % {"grade": round(grade)}
            yield Finding("text", Kind.GRADE, severity, wording.text, said)


def grade_of(wording: Wording) -> float:
    """The school grade the whole prompt reads like."""
    said = " ".join(filter(None, [wording.text, wording.helper, wording.why]))
    return (textstat.automated_readability_index(said) + textstat.coleman_liau_index(said)) / 2


RULES = (_Grade,)
