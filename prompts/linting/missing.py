"""What a prompt leaves out, or says where there is no room for it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from prompts.linting.finding import Finding, Kind, Severity
from prompts.linting.phrases import pattern, without_quotes
from prompts.vocabulary import Weight
from prompts.wording import Wording, misplaced_of, missing_of, unannounced_of

HEAVY_TOPICS = pattern(
    r"abus\w+|assault\w*|rape\w*|violen\w+|suicid\w+|kill\w*|tortur\w+|terror\w*|miscarr\w+",
    r"d(?:ie|ies|ied|ying|eath|eaths)|dead|funerals?|want to disappear|better off without you",
    r"(?:worst|most painful|most terrible) (?:\w+ )?(?:thing|day|moment|night|memory|year|time)",
)


class _Missing:
    """Fields nobody can do without, and the source, which curators ask for."""

    @staticmethod
    def findings(wording: Wording) -> Iterator[Finding]:
        for fault in missing_of(wording):
            yield Finding(fault.field, Kind.MISSING, Severity.STOPS, "", str(fault.message))
        if not wording.source:
            message = _("Where does the idea come from? “Own wording” is an answer too.")
            yield Finding("source", Kind.MISSING, Severity.LOOK, "", message)


class _Heavy:
    """Something heavy that nobody announces or grounds, or that counts as light."""

    @staticmethod
    def findings(wording: Wording) -> Iterator[Finding]:
        for fault in unannounced_of(wording):
            words = str(getattr(wording, fault.field))
            yield Finding(fault.field, Kind.HEAVY, Severity.STOPS, words, str(fault.message))
        topic = HEAVY_TOPICS.search(without_quotes(wording.text))
        if topic and wording.weight != Weight.HEAVY and not wording.content_note:
            message = _("“%(words)s” can be heavy. Does it need a content note and grounding?")
            said = message % {"words": topic.group()}
            yield Finding("weight", Kind.HEAVY, Severity.LOOK, topic.group(), said)


class _Place:
    """A phase or depth this prompt does not belong in."""

    @staticmethod
    def findings(wording: Wording) -> Iterator[Finding]:
        for fault in misplaced_of(wording):
            kind = Kind.HEAVY if fault.field == "weight" else Kind.PLACE
            yield Finding(fault.field, kind, Severity.STOPS, "", str(fault.message))


RULES = (_Missing, _Heavy, _Place)
