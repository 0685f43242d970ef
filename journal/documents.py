"""The sealed documents, as values: what stands inside an entry's or a session's box.

Every class turns into plain JSON and back; unknown keys are refused, so a format never drifts
unseen.
"""

from dataclasses import asdict, dataclass, field, replace
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Answer:
    """An answer and the exact wording it answered, in the language it was met in."""

    prompt: str
    version: int
    wording: str
    answer: str = ""
    language: str = ""  # of a translation; the original has none


@dataclass(frozen=True)
class Sensation:
    """What one place of the body feels: intensity 0 to 10 or none, words from our list."""

    region: str
    words: tuple[str, ...] = ()
    intensity: int | None = None
    pleasant: str = ""


@dataclass(frozen=True)
class WrittenFrom:
    """Which open page wrote last, so that a late message of the same page is no conflict."""

    form: str = ""
    sequence: int = 0


@dataclass(frozen=True)
class EntryDocument:
    """All words of one entry."""

    title: str = ""
    text: str = ""
    answers: tuple[Answer, ...] = ()
    feelings: tuple[str, ...] = ()
    sensations: tuple[Sensation, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    written_from: WrittenFrom = field(default=WrittenFrom())

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "EntryDocument":
        return cls(
            **data
            | {
                "answers": tuple(Answer(**answer) for answer in data["answers"]),
                "sensations": tuple(
                    Sensation(**sensation | {"words": tuple(sensation["words"])})
                    for sensation in data["sensations"]
                ),
                "feelings": tuple(data["feelings"]),
                "tags": tuple(data["tags"]),
                "people": tuple(data["people"]),
                "written_from": WrittenFrom(**data["written_from"]),
            }
        )

    def says_the_same_as(self, other: "EntryDocument") -> bool:
        """Whether the words are equal, whichever page wrote them."""
        return replace(self, written_from=WrittenFrom()) == replace(
            other, written_from=WrittenFrom()
        )

    @property
    def first_words(self) -> str:
        """The line a list shows: the title, or how the text begins."""
        said = [self.title, self.text, *(answer.answer for answer in self.answers)]
        line = next((text.strip() for text in said if text.strip()), "")
        return line if len(line) <= 80 else line[:79].rstrip() + "…"

    @property
    def answered(self) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.answers if answer.answer.strip())

    def as_shared(self) -> dict[str, Any]:
        """Exactly what a reader sees: what was said, without the names of others and own tags."""
        return replace(
            self, answers=self.answered, people=(), tags=(), written_from=WrittenFrom()
        ).as_json()


@dataclass(frozen=True)
class SessionDocument:
    """All words of one session, in the person's own terms."""

    name: str = ""
    kind: str = ""
    intention: str = ""
    people: str = ""
    notes: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "SessionDocument":
        return cls(**data)


def is_uuid(text: str) -> bool:
    """Whether a hidden field holds a well-formed id."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True
