"""The sealed documents of choosing, as values: own questions, suggestions, guidance, memory.

Like `journal.documents`: each turns into plain JSON and back, and refuses unknown keys.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from secrets import token_hex
from typing import Any
from uuid import UUID

REMEMBERED_FOR = timedelta(days=93)  # an answer: a season, so that the longest ago is known
REMEMBERED_AT_MOST = 200
FOR_THERAPY_AT_MOST = 100


@dataclass(frozen=True)
class OwnQuestion:
    """A question in the person's own words."""

    text: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "OwnQuestion":
        return cls(**data)


@dataclass(frozen=True)
class SuggestedQuestion:
    """One question of a suggestion: the library's at a version, or the therapist's at version 0."""

    prompt: str
    version: int
    text: str

    @property
    def prompt_id(self) -> UUID:
        return UUID(self.prompt)

    @property
    def is_of_library(self) -> bool:
        return self.version > 0


@dataclass(frozen=True)
class SuggestionDocument:
    """What a therapist suggests: one question or a few, a title for a set, a note."""

    questions: tuple[SuggestedQuestion, ...]
    title: str = ""
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "SuggestionDocument":
        questions = tuple(SuggestedQuestion(**question) for question in data["questions"])
        return cls(**data | {"questions": questions})


@dataclass(frozen=True)
class GuidanceDocument:
    """Themes a therapist would like room for, themes to leave out, and how heavy at most."""

    wanted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    ceiling: str = "heavy"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "GuidanceDocument":
        lists = {name: tuple(data[name]) for name in ("wanted", "left_out")}
        return cls(**data | lists)

    @property
    def says_nothing(self) -> bool:
        return self == GuidanceDocument()


@dataclass(frozen=True)
class ForTherapy:
    """A question saved for therapy, in the words it was met in."""

    prompt: str
    version: int
    wording: str
    saved_on: date
    language: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"saved_on": self.saved_on.isoformat()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "ForTherapy":
        return cls(**data | {"saved_on": date.fromisoformat(data["saved_on"])})


@dataclass(frozen=True)
class Memory:
    """What choosing remembers: declined, answered when, guidance set aside, saved for therapy."""

    declined: frozenset[UUID] = frozenset()
    answered: Mapping[UUID, date] = field(default_factory=dict)
    set_aside: frozenset[UUID] = frozenset()  # relationships whose guidance is not followed
    pseudonym: str = ""  # random: lets the worker count people, and stands nowhere else
    for_therapy: tuple[ForTherapy, ...] = ()  # the newest first

    def as_json(self) -> dict[str, Any]:
        return {
            "declined": sorted(map(str, self.declined)),
            "answered": {str(prompt): on.isoformat() for prompt, on in self.answered.items()},
            "set_aside": sorted(map(str, self.set_aside)),
            "pseudonym": self.pseudonym,
            "for_therapy": [saved.as_json() for saved in self.for_therapy],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Memory":
        answered = {UUID(p): date.fromisoformat(on) for p, on in data["answered"].items()}
        ids = {name: frozenset(map(UUID, data[name])) for name in ("declined", "set_aside")}
        saved = tuple(map(ForTherapy.from_json, data.get("for_therapy", ())))
        return cls(**data | ids | {"answered": answered, "for_therapy": saved})

    def with_answers(self, prompts: Iterable[UUID], on: date) -> "Memory":
        """Remember what was answered today, and forget what choosing no longer needs."""
        answered = dict(self.answered) | dict.fromkeys(prompts, on)
        kept = {p: day for p, day in answered.items() if on - day < REMEMBERED_FOR}
        newest = sorted(kept, key=lambda p: (kept[p], p), reverse=True)[:REMEMBERED_AT_MOST]
        pseudonym = self.pseudonym or token_hex(16)
        return replace(self, answered={p: kept[p] for p in newest}, pseudonym=pseudonym)

    def with_declined(self, prompt: UUID) -> "Memory":
        return replace(self, declined=self.declined | {prompt})

    def without_declined(self, prompt: UUID) -> "Memory":
        return replace(self, declined=self.declined - {prompt})

    def with_set_aside(self, relationship: UUID) -> "Memory":
        return replace(self, set_aside=self.set_aside | {relationship})

    def without_set_aside(self, relationship: UUID) -> "Memory":
        return replace(self, set_aside=self.set_aside - {relationship})

    def with_saved(self, question: ForTherapy) -> "Memory":
        """Save a question for therapy; saving it again keeps it once, as of now."""
        others = tuple(saved for saved in self.for_therapy if saved.prompt != question.prompt)
        return replace(self, for_therapy=(question, *others)[:FOR_THERAPY_AT_MOST])

    def without_saved(self, prompt: UUID) -> "Memory":
        kept = tuple(saved for saved in self.for_therapy if saved.prompt != str(prompt))
        return replace(self, for_therapy=kept)
