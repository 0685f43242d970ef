"""The catalogue by kind or as asked, and one practice with what the person did of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format

from accounts.models import CareRelationship, User
from practices.models import Practice
from practices.models.catalogue import BREATH_PARTS, PracticeQuerySet
from practices.opened import Planned, opened_plan
from practices.queries.log import LATEST, Fact, facts_of, latest_logs
from practices.words import lengths_in_words

AT_ONCE = 5  # more is one press away
NARROW: Mapping[str, Callable[[PracticeQuerySet, Any], PracticeQuerySet]] = {
    "energy": PracticeQuerySet.within_energy,
    "minutes": PracticeQuerySet.within_minutes,
    "kind": PracticeQuerySet.of_kind,
    "place": PracticeQuerySet.at,
    "phase": PracticeQuerySet.fitting,
    "lens": PracticeQuerySet.about,
}


@dataclass(frozen=True)
class Offer:
    """One practice in a list."""

    practice: Practice

    @property
    def lengths(self) -> str:
        return lengths_in_words(self.practice.lengths)


@dataclass(frozen=True)
class Shelf:
    """One kind of practice, with what it offers."""

    label: str
    offers: list[Offer]


@dataclass(frozen=True)
class Found:
    """What fits: a few at once, the lightest first, and the others a press away."""

    offers: list[Offer]

    @property
    def first(self) -> list[Offer]:
        return self.offers[:AT_ONCE]

    @property
    def others(self) -> list[Offer]:
        return self.offers[AT_ONCE:]


def shelves() -> list[Shelf]:
    """The live practices by kind; kinds without any are left out."""
    offers = [Offer(practice) for practice in Practice.objects.live().lightest_first()]
    every = (
        Shelf(str(label), [offer for offer in offers if offer.practice.kind == kind])
        for kind, label in Practice.Kind.choices
    )
    return [shelf for shelf in every if shelf.offers]


def found(asked: Mapping[str, Any]) -> Found:
    """The live practices that fit all that was asked."""
    practices = Practice.objects.live().lightest_first()
    for name, value in asked.items():
        practices = NARROW[name](practices, value)
    return Found([Offer(practice) for practice in practices])


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


def may_suggest_to(user: User) -> list[CareRelationship]:
    """Those a therapist works with, to whom one can be suggested from its own page."""
    if not user.is_therapist:
        return []
    relationships = CareRelationship.objects.open().of_therapist(user)
    return list(relationships.select_related("client").order_by("client__name", "pk"))


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
