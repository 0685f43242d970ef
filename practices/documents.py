"""The sealed documents, as values: what stands inside the box of a plan's or a log's row."""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.models import Practice


class How(models.TextChoices):
    """Whether it helped, in one tap."""

    YES = "yes", _("Yes")
    A_BIT = "a_bit", _("A bit")
    NO = "no", _("No")
    WORSE = "worse", _("It felt worse")


@dataclass(frozen=True)
class PlannedDocument:
    """Which practice, and why, in the person's own words."""

    practice: str  # its public id: a practice may get another address
    why: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "PlannedDocument":
        return cls(**data)

    def is_about(self, practice: Practice) -> bool:
        return UUID(self.practice) == practice.public_id


@dataclass(frozen=True)
class Said:
    """What somebody says right after a practice, as far as they like."""

    how: str = ""
    minutes: int = 0
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class LogDocument:
    """What was done, from which place in the plan if any, how it was, and a note."""

    practice: str
    planned: str = ""
    how: str = ""
    note: str = ""
    minutes: int = 0  # 0: not said
    before: int | None = None  # 0 at ease, 10 as hard as it gets; None: not said
    after: int | None = None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "LogDocument":
        return cls(**data)

    def is_about(self, practice: Practice) -> bool:
        return UUID(self.practice) == practice.public_id
