"""What a version says, in the words people know instead of codes; and what changed in it. Pure."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.contrib.admin.utils import label_for_field
from django.db.models import Choices
from django.utils.translation import gettext as _

from practices.loading import CONTENT
from practices.models import Practice
from practices.models.catalogue import BREATH_PARTS
from prompts.differences import Piece, changes_in
from prompts.vocabulary import Domain, Lens, Phase

CODES_OF: Mapping[str, type[Choices]] = {
    "family": Practice.Family,
    "kind": Practice.Kind,
    "player": Practice.Player,
    "postures": Practice.Posture,
    "eyes": Practice.Eyes,
    "energy_cost": Practice.Energy,
    "places": Practice.Place,
    "phases": Phase,
    "domains": Domain,
    "lenses": Lens,
    "evidence_grade": Practice.Evidence,
}


class Changed(NamedTuple):
    """One field that differs, by the name curators know it by."""

    field: str
    label: str
    pieces: tuple[Piece, ...]


def changed(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> list[Changed]:
    """What differs, field by field; against nothing, all it says."""
    before = said(old) if old is not None else None
    return [
        Changed(change.field, str(label_for_field(change.field, Practice)), change.pieces)
        for change in changes_in(before, said(new))
    ]


def said(content: Mapping[str, Any]) -> dict[str, str]:
    """Every field in the order curators know; the database keeps none."""
    return {name: readable(name, content[name]) for name in (*CONTENT, "gentler")}


def readable(field: str, value: Any) -> str:
    """A field's value as a person reads it."""
    if field == "pattern":
        return ", ".join(f"{BREATH_PARTS.get(name, name)} {value[name]}" for name in value)
    if field == "gentler":
        return str(value).replace("-", " ")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    values = value if isinstance(value, list) else [value]
    between = ", " if field in CODES_OF or field == "lengths" else " · "
    return between.join(worded(field, each) for each in values)


def worded(field: str, value: Any) -> str:
    labels = dict(CODES_OF[field].choices) if field in CODES_OF else {}
    return str(labels.get(value, value))
