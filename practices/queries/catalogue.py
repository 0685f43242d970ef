"""The catalogue by family, and one practice with what the person did of it."""

from dataclasses import dataclass

from django.utils.formats import number_format

from accounts.models import User
from practices.models import Practice
from practices.models.catalogue import BREATH_PARTS
from practices.opened import Planned, opened_plan
from practices.queries.log import LATEST, Fact, facts_of, latest_logs
from practices.words import lengths_in_words


@dataclass(frozen=True)
class Offer:
    """One practice in a list."""

    practice: Practice

    @property
    def lengths(self) -> str:
        return lengths_in_words(self.practice.lengths)


@dataclass(frozen=True)
class Family:
    """One of the six families, with what it offers."""

    key: str
    label: str
    offers: list[Offer]


def families(*, energy: int | None = None, minutes: int | None = None) -> list[Family]:
    """The live practices by family, as far as they fit; families without any are left out."""
    practices = Practice.objects.live().order_by("energy_cost", "title")
    if energy is not None:
        practices = practices.within_energy(energy)
    if minutes is not None:
        practices = practices.within_minutes(minutes)
    offers = [Offer(practice) for practice in practices]
    every = (
        Family(key, str(label), [offer for offer in offers if offer.practice.family == key])
        for key, label in Practice.Family.choices
    )
    return [family for family in every if family.offers]


@dataclass(frozen=True)
class PracticePage:
    """One practice as a client sees it: in the plan or not, and when it was done."""

    planned: Planned | None = None
    facts: tuple[Fact, ...] = ()


def practice_page(client: User, practice: Practice) -> PracticePage:
    found = (item for item in opened_plan(client) if item.document.is_about(practice))
    return PracticePage(
        planned=next(found, None),
        facts=facts_of(practice, latest_logs(client))[:LATEST],
    )


@dataclass(frozen=True)
class PracticeView:
    """A practice's own facts, in words."""

    practice: Practice

    @property
    def lengths(self) -> str:
        return lengths_in_words(self.practice.lengths)

    @property
    def postures(self) -> list[str]:
        return [str(Practice.Posture(posture).label) for posture in self.practice.postures]

    @property
    def places(self) -> list[str]:
        return [str(Practice.Place(place).label) for place in self.practice.places]

    @property
    def breath(self) -> list[str]:
        """The parts of the breath with their seconds, in the order they are breathed."""
        pattern: dict[str, float] = self.practice.pattern
        parts = [name for name in BREATH_PARTS if name in pattern and name != "cycles"]
        return [f"{BREATH_PARTS[name]} {number_format(pattern[name])}" for name in parts]
