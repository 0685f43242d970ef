"""What a wording's fields say, in the words people know instead of codes. Pure."""

from collections.abc import Iterable
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prompts.vocabulary import Depth, Domain, Lens, Mode, Phase, Weight

CODES_OF: dict[str, type[TextChoices]] = {
    "phases": Phase,
    "depth": Depth,
    "mode": Mode,
    "domain": Domain,
    "lenses": Lens,
    "weight": Weight,
}
# For tables, where the full words would push everything else aside.
SHORT_PHASES: dict[str, str | Promise] = {
    Phase.PREPARE: _("days before"),
    Phase.DAY: _("that day"),
    Phase.LANDING: _("hours after"),
    Phase.FIRST_DAYS: _("first days"),
    Phase.FIRST_WEEK: _("first week"),
    Phase.WEAVING: _("weeks after"),
    Phase.SETTLING: _("months after"),
    Phase.LONG_ARC: _("long after"),
    Phase.BETWEEN: _("any day"),
}


def readable(field: str, value: Any) -> str:
    """A field's value as a person reads it."""
    values = value if isinstance(value, list | tuple) else [value]
    return ", ".join(_said(field, each) for each in values)


def short_phases(phases: Iterable[str]) -> str:
    """Phases in as few words as possible."""
    return ", ".join(str(SHORT_PHASES[phase]) for phase in phases)


def _said(field: str, value: Any) -> str:
    if field == "follow_ups":
        return str(value).replace("-", " ")
    labels = dict(CODES_OF[field].choices) if field in CODES_OF else {}
    return str(labels.get(value, value))
