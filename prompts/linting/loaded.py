"""Words for the session that are the person's own to choose.

The founding article's two questions are quoted word for word and say so in their source:
there, and only in the question itself, its own words stand.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Finding, Kind
from prompts.linting.phrases import Rule, pattern
from prompts.wording import Wording

WORD_FOR_WORD = "The founding article, word for word."

NAMES = Rule(
    kind=Kind.LOADED,
    words=pattern(
        r"(?<!train )(?<!bus )(?<!car )journey(?:s|ing|ed)?(?! home\b)|medicines?",
        r"heal(?:s|ed|ing|ings|ers?)?|ceremon(?:y|ies|ial)",
        r"(?<!bus )(?<!train )(?<!day )(?<!shopping )(?<!boat )"
        r"trip(?:s|ped|ping)?(?! (?:to|over|up|on)\b)",
    ),
    message=_("“%(words)s” is for the person alone to choose. You could write “session”."),
    unless_said=pattern(
        r"(?:which|what|your own|a|the|any) words?", r"(?:do|would|might) you call", "call it"
    ),
)

SCENE = Rule(
    kind=Kind.LOADED,
    words=pattern(
        r"psychedelics?|plant teachers?|shaman\w*|k-?hole|ego[ -](?:death|dissolution)",
        r"breakthroughs?|rebirth|reborn|transform(?:ed|ation|ational|ative|ations)",
        r"inner (?:work|healer|wisdom)|shadow work|do(?:ing)? the work|hold(?:ing)? space",
        r"set and setting|no longer serves? you|blast(?:ed)? off|trip ?sitters?",
    ),
    message=_("“%(words)s” belongs to one scene. You could say it in everyday words."),
)


class _Names:
    """The rule about names, except where the founding article is quoted."""

    @staticmethod
    def findings(wording: Wording) -> Iterator[Finding]:
        quoted = wording.source.strip() == WORD_FOR_WORD
        return NAMES.findings(replace(wording, text="") if quoted else wording)


RULES = (_Names, SCENE)
