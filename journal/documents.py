"""The sealed documents, as values: what stands inside an entry's or a session's box.

Every class turns into plain JSON and back; unknown keys are refused, so a format never drifts
unseen.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from uuid import UUID

from prompts.words import FEELING_LABELS, SENSATION_LABELS

PICKED = {"feeling": FEELING_LABELS, "sensation": SENSATION_LABELS}


@dataclass(frozen=True)
class Answer:
    """An answer and the exact wording it answered, in the language it was met in."""

    prompt: str
    version: int
    wording: str
    answer: str = ""
    language: str = ""  # of a translation; the original has none
    attachments: tuple[str, ...] = ()  # public ids of what was drawn, spoken or photographed
    picked: tuple[str, ...] = ()  # words from our lists: "feeling:glad", "sensation:warm"

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Answer":
        lists = {name: tuple(data.get(name, ())) for name in ("attachments", "picked")}
        return cls(**data | lists)

    @property
    def says_something(self) -> bool:
        """Whether it was answered in any way."""
        return bool(self.answer.strip() or self.picked or self.attachments)

    @property
    def picked_words(self) -> list[str]:
        """The picked words as they are read."""
        return [str(PICKED[kind].get(code, code)) for kind, code in map(read_picked, self.picked)]


@dataclass(frozen=True)
class Sensation:
    """What one place of the body feels: intensity 0 to 10 or none, words from our list and own."""

    region: str
    words: tuple[str, ...] = ()
    intensity: int | None = None
    pleasant: str = ""
    steadiness: str = ""  # steady, coming-and-going, moving, fading
    activity: str = ""  # more, less
    own: str = ""


@dataclass(frozen=True)
class WrittenFrom:
    """Which open page wrote last, so that a late message of the same page is no conflict."""

    form: str = ""
    sequence: int = 0

    def comes_after(self, other: "WrittenFrom") -> bool:
        """Whether this is a later message of the very page that wrote the other."""
        return bool(self.form) and self.form == other.form and self.sequence > other.sequence


@dataclass(frozen=True)
class Guided:
    """Where a reflection of one question a screen stands; without a depth it is none."""

    depth: str = ""
    at: str = ""  # the prompt of the screen
    place: str = "ask"  # "before" it, "after" it, at the "end"; "page" when all stand on one page
    passed: tuple[str, ...] = ()  # prompts that made room for another one
    because: Mapping[str, str] = field(default_factory=dict)  # why each prompt is there

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Guided":
        return cls(**data | {"passed": tuple(data.get("passed", ()))})

    @property
    def is_open(self) -> bool:
        """Whether coming back leads to a screen of its own."""
        return bool(self.depth) and self.place != "page"


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
    guided: Guided = field(default=Guided())

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "EntryDocument":
        return cls(
            **data
            | {
                "answers": tuple(Answer.from_json(answer) for answer in data["answers"]),
                "sensations": tuple(
                    Sensation(**sensation | {"words": tuple(sensation["words"])})
                    for sensation in data["sensations"]
                ),
                "feelings": tuple(data["feelings"]),
                "tags": tuple(data["tags"]),
                "people": tuple(data["people"]),
                "written_from": WrittenFrom(**data["written_from"]),
                "guided": Guided.from_json(data.get("guided", {})),
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
        said += [", ".join(answer.picked_words) for answer in self.answers]
        line = next((text.strip() for text in said if text.strip()), "")
        return line if len(line) <= 80 else line[:79].rstrip() + "…"

    @property
    def is_blank(self) -> bool:
        """Whether it was opened and nothing was said, picked or named."""
        said = (self.first_words, self.answered, self.feelings, self.sensations, self.people)
        return not any((*said, self.tags))

    @property
    def answered(self) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.answers if answer.says_something)

    def as_shared(self) -> dict[str, Any]:
        """Exactly what a reader sees: words, without the names of others, own tags and files."""
        said = (replace(answer, attachments=()) for answer in self.answers)
        return replace(
            self,
            answers=tuple(answer for answer in said if answer.says_something),
            people=(),
            tags=(),
            written_from=WrittenFrom(),
            guided=Guided(),
        ).as_json()


@dataclass(frozen=True)
class SessionDocument:
    """All words of one session, in the person's own terms."""

    name: str = ""
    kind: str = ""
    intention: str = ""
    people: str = ""
    notes: str = ""
    comfort: str = ""
    playlist: str = ""  # a link
    cue: str = ""  # an object, a scent, an image, in words

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "SessionDocument":
        return cls(**data)

    @property
    def music(self) -> str:
        """The link to the music, where it is one that may stand on a page."""
        return self.playlist if self.playlist.startswith("https://") else ""


def read_picked(mark: str) -> tuple[str, str]:
    """A picked word as its list and its code; what names no list of ours reads as it stands."""
    kind, _colon, code = mark.partition(":")
    return (kind, code) if kind in PICKED else ("feeling", mark)


def is_uuid(text: str) -> bool:
    """Whether a hidden field holds a well-formed id."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True
