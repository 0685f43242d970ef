"""A year of a person's days, simulated: who they are, how they feel, what is asked of choosing.

No database: the shipped library as choosing meets it, and everything random from one seed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid5

from prompts.loading import read_library
from prompts.management.commands.load_library import SHIPPED
from prompts.phases import phase_on
from prompts.queries import PromptOffer
from prompts.selection import Choice, choose
from prompts.vocabulary import DEPTHS_OF_PHASE, Depth, Lens, Phase, Weight
from tests.prompts.making import offer

SPACE = UUID(int=0)
LENSES = sorted(Lens.values)
BEGAN = date(2026, 1, 1)


def shipped() -> list[PromptOffer]:
    items = [prompt for library in read_library(SHIPPED) for prompt in library.prompts]
    return [
        offer(
            prompt_id=uuid5(SPACE, item.slug),
            slug=item.slug,
            library=item.library,
            phases=item.wording.phases,
            depth=item.wording.depth,
            lenses=item.wording.lenses,
            weight=item.wording.weight,
        )
        for item in items
        if item.is_live
    ]


def in_own_words(name: str) -> PromptOffer:
    return offer(
        prompt_id=uuid5(SPACE, name), phases=tuple(Phase.values), depth="ten_seconds", library=""
    )


@dataclass
class Person:
    """One simulated client."""

    random: Random
    lenses: set[str] = field(default_factory=set)
    sessions: list[date] = field(default_factory=list)
    declined: set[UUID] = field(default_factory=set)
    answered: dict[UUID, date] = field(default_factory=dict)
    own: list[PromptOffer] = field(default_factory=list)
    suggested: dict[UUID, PromptOffer] = field(default_factory=dict)
    ruled_out: set[str] = field(default_factory=set)
    wanted: dict[str, str] = field(default_factory=dict)
    ceiling: str = "heavy"
    night_owl: float = 0.1

    @classmethod
    def born(cls, seed: int) -> "Person":
        random = Random(seed)
        days = sorted(random.sample(range(365), random.randint(1, 8)))
        return cls(
            random=random,
            lenses=set(random.sample(LENSES, random.randint(0, 5))),
            sessions=[BEGAN + timedelta(days=day) for day in days],
            own=[in_own_words(f"own {seed} {n}") for n in range(random.choice([0, 0, 1, 4]))],
            night_owl=random.choice([0.0, 0.1, 0.6]),
        )

    def phase(self, today: date) -> str:
        near = [day for day in self.sessions if day <= today + timedelta(days=7)]
        return phase_on(max(near, default=None), today)

    def live_through(self, today: date) -> None:
        """What a therapist does now and then."""
        roll = self.random.random()
        if roll < 0.01:
            self.ceiling = self.random.choice(Weight.values)
            self.ruled_out = set(self.random.sample(LENSES, self.random.randint(0, 3)))
            free = [lens for lens in LENSES if lens not in self.ruled_out]
            self.wanted = dict.fromkeys(self.random.sample(free, 2), "Nora")
        elif roll < 0.03:
            question = in_own_words(f"{today} {roll}")
            self.suggested = {question.prompt_id: question}


@dataclass
class Asking:
    """One moment somebody asks for questions: what choosing was told, and what it said."""

    prompts: list[PromptOffer]
    told: dict[str, Any]
    choices: list[Choice]
    person: Person


def year(seed: int, library: list[PromptOffer]) -> Iterator[Asking]:
    """Every time a person asks in one year, about every second day."""
    person = Person.born(seed)
    for day in range(365):
        today = BEGAN + timedelta(days=day)
        person.live_through(today)
        if person.random.random() < 0.55:
            asking = ask(person, today, library)
            yield asking
            respond(person, asking, today)


def ask(person: Person, today: date, library: list[PromptOffer]) -> Asking:
    prompts = [*library, *person.own, *person.suggested.values()]
    told = {
        "phase": person.phase(today),
        "depth": person.random.choice(Depth.values),
        "lenses": frozenset(person.lenses),
        "declined": frozenset(person.declined),
        "answered": dict(person.answered),
        "today": today,
        "suggested": dict.fromkeys(person.suggested, "Nora"),
        "own": frozenset(own.prompt_id for own in person.own),
        "wanted": dict(person.wanted),
        "ruled_out": frozenset(person.ruled_out),
        "ceiling": person.ceiling,
        "is_late": person.random.random() < person.night_owl,
        "heavy_asked_for": person.random.random() < 0.1,
        "limit": person.random.choice([1, 2, 3]),
        "seed": today.toordinal(),
    }
    return Asking(prompts, told, choose(prompts, **told), person)


def respond(person: Person, asking: Asking, today: date) -> None:
    """Answer most, decline a few for good."""
    for choice in asking.choices:
        roll, prompt = person.random.random(), choice.prompt.prompt_id
        if roll < 0.6:
            person.answered[prompt] = today
            person.suggested.pop(prompt, None)
        elif roll < 0.65:
            person.declined.add(prompt)


ORDER = {name: place for names in (Depth.values, Weight.values) for place, name in enumerate(names)}
ROOMY = {phase: max(ORDER[depth] for depth in of) for phase, of in DEPTHS_OF_PHASE.items()}


def fits(prompt: PromptOffer, told: dict[str, Any]) -> bool:
    """Said again in other words than the product's: may this be offered at all?"""
    if ORDER[prompt.depth] > min(ORDER[told["depth"]], ROOMY[told["phase"]]):
        return False
    if prompt.prompt_id in told["declined"] or set(prompt.lenses) & told["ruled_out"]:
        return False
    opened = told["lenses"] | set(told["wanted"])
    guarded = set(prompt.lenses) & OPT_IN
    is_open = not guarded or bool(guarded & opened)
    is_asked = prompt.prompt_id in told["suggested"] or (told["phase"] in prompt.phases and is_open)
    return is_asked and ORDER[prompt.weight] <= ORDER[told["ceiling"]]


OPT_IN = {
    *("polyamory", "adhd", "chronic-illness", "ancestral", "parts", "spiritual", "grief"),
    *("identity", "substance-care", "challenging-session", "nothing-happened"),
}
