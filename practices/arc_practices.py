"""Which few practices suit these days. Pure: the same answer all day long."""

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar
from uuid import UUID
from zlib import crc32

from prompts.vocabulary import OPT_IN_LENSES, QUIET_PHASES

MOST = 3
LIGHT, NEXT_TO_NOTHING, SOME = 1, 0, 2
LITTLE_LEFT, PLENTY_LEFT = 2, 7  # of ten, as a person says of their day
LATER_PHASES = ("first_week", "weaving", "settling", "long_arc", "between")


class Light(Protocol):
    """What has to be known of a practice."""

    public_id: UUID
    kind: str
    energy_cost: int
    phases: list[str]
    lenses: list[str]
    holds_breath: bool


P = TypeVar("P", bound=Light)


def most_energy(phase: str, left: int | None, *, is_lighter: bool) -> int:
    """How much one may ask for, from the phase and what is left of what was said there is."""
    if is_lighter or (left is not None and left <= LITTLE_LEFT):
        return NEXT_TO_NOTHING
    has_plenty = left is not None and left >= PLENTY_LEFT
    return SOME if has_plenty and phase in LATER_PHASES else LIGHT


def for_these_days(
    practices: Iterable[P],
    *,
    phase: str,
    most: int,
    planned: Collection[UUID] = (),
    lenses: Collection[str] = (),
    day: int = 0,
) -> list[P]:
    """At most three, of different kinds, the lightest first, other ones on another day.

    Among those that take as much, what speaks to a chosen lens comes before the others.
    """
    fitting = [
        each
        for each in practices
        if each.public_id not in planned and suits(each, phase, most, lenses)
    ]
    fitting.sort(key=lambda each: rank(each, lenses, day))
    by_kind: dict[str, P] = {}
    for each in fitting:
        by_kind.setdefault(each.kind, each)
    return list(by_kind.values())[:MOST]


def rank(practice: Light, lenses: Collection[str], day: int) -> tuple[int, bool, int]:
    turn = crc32(f"{day} {practice.public_id}".encode())
    return practice.energy_cost, not is_chosen(practice, lenses), turn


def suits(practice: Light, phase: str, most: int, lenses: Collection[str]) -> bool:
    """Made for this phase, light enough, and not only for what a person has not said they are."""
    is_for_anybody = not practice.lenses or not OPT_IN_LENSES.issuperset(practice.lenses)
    is_calm = phase not in QUIET_PHASES or not practice.holds_breath
    return (
        phase in practice.phases
        and practice.energy_cost <= most
        and is_calm
        and (is_for_anybody or is_chosen(practice, lenses))
    )


def is_chosen(practice: Light, lenses: Collection[str]) -> bool:
    return not set(lenses).isdisjoint(practice.lenses)
