"""What a prompt leaves out, or says where there is no room for it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from prompts.linting.finding import Finding, Kind, Severity
from prompts.vocabulary import Weight
from prompts.wording import Wording, misplaced_of, missing_of, unannounced_of


class _Missing:
    """Fields nobody can do without, and the source, which curators want to know."""

    @staticmethod
    def findings(wording: Wording) -> Iterator[Finding]:
        for fault in missing_of(wording):
            yield Finding(fault.field, Kind.MISSING, Severity.STOPS, "", str(fault.message))


class _Heavy:
    """Something heavy that nobody announces or grounds, or that says it is light."""

    @staticmethod
    def findings(wording: Wording) -> Iterator[Finding]:
        for fault in unannounced_of(wording):
            words = getattr(wording, fault.field)
            yield Finding(fault.field, Kind.HEAVY, Severity.STOPS, words, str(fault.message))
        if wording.content_note and wording.weight == Weight.LIGHT:
            message = _("It names a topic first, yet it counts as light. Is it heavier than that?")
            yield Finding("weight", Kind.HEAVY, Severity.LOOK, wording.content_note, message)


class _Place:
    """A phase or depth this prompt does not belong in."""

    @staticmethod
    def findings(wording: Wording) -> Iterator[Finding]:
        for fault in misplaced_of(wording):
            yield Finding(fault.field, Kind.PLACE, Severity.STOPS, "", str(fault.message))


RULES = (_Missing, _Heavy, _Place)
