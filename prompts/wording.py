"""What one version of a prompt says, apart from any row: compared, checked and kept. Pure."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prompts.vocabulary import DEPTHS_OF_PHASE, QUIET_PHASES, Depth, Mode, Phase, Weight

WORDS_IN_A_CONTENT_NOTE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Everything a curator writes about a prompt."""

    text: str
    helper: str
    why: str
    phases: tuple[str, ...]
    depth: str
    domain: str
    mode: str = Mode.WRITE
    lenses: tuple[str, ...] = ()
    weight: str = Weight.LIGHT
    content_note: str = ""
    afterwards: str = ""
    follow_ups: tuple[str, ...] = ()
    source: str = ""
    reviewer: str = ""

    def as_fields(self) -> dict[str, Any]:
        """The values a version row is made of."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(self).items()
        }

    def fingerprint(self) -> str:
        return fingerprint(self.as_fields())


class Fault(NamedTuple):
    """What is wrong, and with which field."""

    field: str
    message: str | Promise


def fingerprint(fields: dict[str, Any]) -> str:
    """A short name for exactly this content."""
    plain = json.dumps(fields, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()


def faults_of(wording: Wording) -> list[Fault]:
    """What keeps this wording from being kept at all; `prompts.linting` looks at the language."""
    return [*missing_of(wording), *unannounced_of(wording), *misplaced_of(wording)]


def missing_of(wording: Wording) -> list[Fault]:
    """Fields that are empty and may not be."""
    needed = ("text", "helper", "why", "phases", "depth", "domain")
    empty = [name for name in needed if _is_empty(getattr(wording, name))]
    return [Fault(name, _("This is needed.")) for name in empty]


def _is_empty(value: str | tuple[str, ...]) -> bool:
    return not (value.strip() if isinstance(value, str) else value)


def unannounced_of(wording: Wording) -> list[Fault]:
    """A heavy prompt without care before and after it."""
    faults = []
    if len(wording.content_note.split()) > WORDS_IN_A_CONTENT_NOTE:
        faults.append(Fault("content_note", _("Six words at most: only name the topic.")))
    if wording.weight == Weight.HEAVY and not wording.content_note:
        faults.append(Fault("content_note", _("A heavy prompt names its topic first.")))
    if wording.weight == Weight.HEAVY and not wording.afterwards:
        faults.append(Fault("afterwards", _("A heavy prompt ends with something grounding.")))
    return faults


def misplaced_of(wording: Wording) -> list[Fault]:
    """A phase or depth this prompt does not fit."""
    faults = []
    quiet = [phase for phase in wording.phases if phase in QUIET_PHASES]
    if wording.weight == Weight.HEAVY and quiet:
        faults.append(Fault("weight", _("Nothing heavy before the first week after a session.")))
    crowded = [
        str(Phase(phase).label)
        for phase in wording.phases
        if wording.depth and wording.depth not in DEPTHS_OF_PHASE[phase]
    ]
    if crowded:
        message = _("%(phases)s: no room for %(depth)s there.")
        values = {"phases": ", ".join(crowded), "depth": Depth(wording.depth).label}
        faults.append(Fault("depth", message % values))
    return faults
