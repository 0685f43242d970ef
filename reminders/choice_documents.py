"""What a person said of their reminders, as it is sealed for themselves."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from reminders.wording import Words


@dataclass(frozen=True)
class ChoiceDocument:
    """Own words, the calendar's address, and what was set aside."""

    subject: str = field(default="", repr=False)
    line: str = field(default="", repr=False)
    feed_secret: str = field(default="", repr=False)
    is_ask_set_aside: bool = False
    done_on: str = ""  # the day, on their own clock, for which they are done with it

    @property
    def words(self) -> Words:
        return Words(self.subject, self.line)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(**data)
