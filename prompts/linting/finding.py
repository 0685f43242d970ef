"""What a check found, in words a curator can act on."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class Severity(models.TextChoices):
    """Whether a finding keeps a prompt from people."""

    STOPS = "stops", _("Stops it")
    LOOK = "look", _("Worth a look")


class Kind(models.TextChoices):
    """What the checks look for, each with why it matters."""

    PARTNER = "assumes-partner", _("takes one partner, or a certain kind of love, for granted")
    GENDER = "assumes-gender", _("takes a gender for granted")
    FAMILY = "assumes-family", _("takes a certain family for granted")
    ORDER = "orders", _("gives an order where there is a choice")
    COMPARISON = "normal", _("measures the person against others or against “normal”")
    LOADED = "loaded-words", _("uses a word for the session that belongs to the person alone")
    MEMORY = "leading-memory", _("leads memory toward something that may not have happened")
    PROMISE = "promise", _("promises an effect")
    LABEL = "diagnosis", _("uses a diagnosis or a clinical label")
    MEANING = "interpretation", _("says what something means, which only the person can")
    SHAME = "score-keeping", _("keeps score or shames")
    SUBSTANCE = "dosing", _("advises about substances, doses or medication")
    BODY = "assumes-body", _("takes a certain body or ability for granted")
    BELIEF = "spiritual-assumption", _("takes a belief for granted")
    SHOUTING = "shouting", _("is loud")
    QUESTIONS = "several-questions", _("asks several things at once")
    GRADE = "reading-grade", _("is hard to read")
    LENGTH = "too-long", _("is too long or too short")
    MISSING = "missing-field", _("leaves something out")
    HEAVY = "heavy-unannounced", _("is heavy without care around it")
    PLACE = "out-of-place", _("is offered where there is no room for it")
    LIKENESS = "near-duplicate", _("says nearly the same as another prompt")


PLACES = {
    "text": _("prompt"),
    "helper": _("helper line"),
    "why": _("why this prompt"),
    "content_note": _("content note"),
    "afterwards": _("grounding after"),
    "weight": _("weight"),
    "phases": _("phases"),
    "depth": _("depth"),
    "domain": _("domain"),
    "source": _("source of the idea"),
}


class Finding(NamedTuple):
    """One thing found: where, what kind, how severe, in which words, and what to do."""

    field: str
    kind: str
    severity: str
    words: str
    message: str

    @property
    def place(self) -> str:
        """The field's name as curators see it."""
        return str(PLACES.get(self.field, self.field))
