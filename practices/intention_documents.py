"""The sealed documents of intentions and of the looks at them, as values.

Like `practices.documents`: they turn into plain JSON and back, and refuse unknown keys.
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where an intention stands. Nothing here can fail."""

    TRYING = "trying", _("Trying it")
    ADAPTED = "adapted", _("Trying it, changed a little")
    RESTING = "resting", _("Resting")
    LET_GO = "let_go", _("Let go")
    PART_OF_LIFE = "part_of_life", _("Part of life")


IN_HAND = {Status.TRYING.value, Status.ADAPTED.value}


class Near(models.TextChoices):
    """How a day was with it, in one tap."""

    CLOSE = "close", _("Near")
    SOMEWHERE = "somewhere", _("In between")
    FAR = "far", _("Further away")
    NOT_TODAY = "not_today", _("Not today")


class Value(models.TextChoices):
    """What may matter: a small list of our own to pick from."""

    KINDNESS = "kindness", _("kindness")
    HONESTY = "honesty", _("honesty")
    COURAGE = "courage", _("courage")
    CLOSENESS = "closeness", _("closeness")
    BELONGING = "belonging", _("belonging")
    FREEDOM = "freedom", _("freedom")
    CALM = "calm", _("calm")
    REST = "rest", _("rest")
    PLAY = "play", _("play")
    CURIOSITY = "curiosity", _("curiosity")
    MAKING = "making", _("making things")
    BODY = "body", _("care for the body")
    NATURE = "nature", _("nature")
    FAIRNESS = "fairness", _("fairness")
    MEANING = "meaning", _("meaning")


class Look(models.TextChoices):
    """What kind of look at an intention a moment is."""

    DAY = "day", _("a day")
    REVIEW = "review", _("a longer look")
    CELEBRATION = "celebration", _("something to celebrate")


@dataclass(frozen=True)
class IntentionDocument:
    """An intention in the person's own words; only `words` is ever needed."""

    words: str = ""
    values: tuple[str, ...] = ()
    own_values: str = ""
    outcome: str = ""
    obstacle: str = ""
    then: str = ""  # if the obstacle comes up, then ...
    step: str = ""  # the tiny version
    cue: str = ""  # when and where
    people: str = ""
    starts_on: str = ""  # a day, as 2026-11-17
    status: str = Status.TRYING.value
    waiting: tuple[str, ...] = ()  # reminders that come back when it is taken up again

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "IntentionDocument":
        return cls(**data | {name: tuple(data[name]) for name in ("values", "waiting")})

    @property
    def is_in_hand(self) -> bool:
        """Whether it is being tried just now."""
        return self.status in IN_HAND

    @property
    def begins(self) -> date | None:
        return date.fromisoformat(self.starts_on) if self.starts_on else None


@dataclass(frozen=True)
class MomentDocument:
    """One look: how a day was, what a review said, or something celebrated."""

    look: str
    near: str = ""
    happened: str = ""
    change: str = ""
    celebrated: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "MomentDocument":
        return cls(**data)
