"""What a therapist suggests from the catalogue, and what a client chose for this room."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.breathing import Breath

MOST_ANSWERED = 500  # suggestions remembered as answered; the oldest are forgotten first


class EnergyWord(models.TextChoices):
    """What a person calls what a day holds."""

    ENERGY = "energy", _("Energy")
    SPOONS = "spoons", _("Spoons")


@dataclass(frozen=True)
class PracticeSuggestionDocument:
    """Which practice, and a line with it."""

    practice: str  # its public id
    line: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "PracticeSuggestionDocument":
        return cls(**data)


@dataclass(frozen=True)
class ChoicesDocument:
    """A client's choices for this room.

    A suggestion that was taken and one that was left stand alike in `answered`.
    """

    answered: tuple[str, ...] = ()  # public ids of suggestions
    energy_word: str = EnergyWord.ENERGY.value
    larger_text: bool = False  # while everything is lighter
    breaths: dict[str, dict[str, float]] = field(default_factory=dict)  # by practice: one's own

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"answered": list(self.answered)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "ChoicesDocument":
        return cls(**(data | {"answered": tuple(data["answered"])}))

    def with_answered(self, suggestion: UUID) -> "ChoicesDocument":
        ids = [*(one for one in self.answered if one != str(suggestion)), str(suggestion)]
        return replace(self, answered=tuple(ids[-MOST_ANSWERED:]))

    def has_answered(self, suggestion: UUID) -> bool:
        return str(suggestion) in self.answered

    def with_breath(self, practice: UUID, breath: Breath | None) -> "ChoicesDocument":
        """Breathe this practice in one's own way from now on, or as it is usual again."""
        others = {key: one for key, one in self.breaths.items() if key != str(practice)}
        own = {str(practice): breath.as_pattern()} if breath else {}
        return replace(self, breaths=others | own)

    def breath_for(self, practice: UUID) -> Breath | None:
        pattern = self.breaths.get(str(practice))
        return Breath.from_pattern(pattern) if pattern else None

    def without_gone(self, standing: Collection[UUID]) -> "ChoicesDocument":
        """Forget those that were taken back since, or went with their relationship."""
        ids = {str(one) for one in standing}
        return replace(self, answered=tuple(one for one in self.answered if one in ids))
