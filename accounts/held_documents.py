"""What is held of a form: where it was sent, and its fields, in their order."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import Resolver404, resolve

ROOMS = frozenset({"journal", "practices"})
NEVER = re.compile(
    r"(^|-)(share|erase|trash|restore|remove|end|decline|link|links|autosave|attach|kept)(-|$)"
)
NOT_WORDS = re.compile(r"^(revision|form_id|sequence|question|public_id|held_id|kept_id|.*_FORMS)$")
A_MARK = re.compile(r"^[\d\s.:/-]*$")  # a number, a day, a time


@dataclass(frozen=True)
class HeldForm:
    """One form as it was sent."""

    path: str
    fields: tuple[tuple[str, str], ...]

    def as_json(self) -> dict[str, Any]:
        return {"path": self.path, "fields": [list(field) for field in self.fields]}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> "HeldForm":
        fields = tuple((str(name), str(value)) for name, value in document["fields"])
        return cls(path=str(document["path"]), fields=fields)

    @property
    def words(self) -> list[str]:
        """What a person would call their words, without marks that only we read."""
        return [value for name, value in self.fields if is_words(name, value)]


def is_words(name: str, value: str) -> bool:
    if NOT_WORDS.match(name) or A_MARK.match(value):
        return False
    try:
        UUID(value)
    except ValueError:
        return True
    return False


def takes_words(path: str) -> bool:
    """Whether a form may be sent there again: an address of ours where words are written."""
    try:
        match = resolve(path.partition("?")[0])
    except Resolver404:
        return False
    return match.app_name in ROOMS and not NEVER.search(match.url_name or "")
