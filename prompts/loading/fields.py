"""Single values out of a file's item, each checked, each fault named."""

from collections.abc import Collection
from datetime import date
from typing import Any

from prompts.loading.files import Faults


class Item:
    """One mapping of a file, read field by field; what is left over is a fault too."""

    def __init__(self, where: str, mapping: Any, faults: Faults) -> None:
        self.where, self.faults = where, faults
        self.left: dict[str, Any] = dict(mapping) if isinstance(mapping, dict) else {}
        if not isinstance(mapping, dict):
            self.fault("", "this is not a list of “name: value” lines.")

    def fault(self, field: str, what: str) -> None:
        self.faults.note(f"{self.where}, {field}" if field else self.where, what)

    def text(self, field: str, longest: int, *, needed: bool = True) -> str:
        """A piece of text within its length."""
        value = self.left.pop(field, "")
        if not isinstance(value, str):
            self.fault(field, f"“{value}” is not text; put it in quotation marks.")
            return ""
        tidy = " ".join(value.split())
        if needed and not tidy:
            self.fault(field, "is missing.")
        if len(tidy) > longest:
            self.fault(field, f"has {len(tidy)} characters; {longest} is the most.")
        return tidy

    def one_of(self, field: str, choices: Collection[str], default: str = "") -> str:
        """One of the known codes."""
        value = self.left.pop(field, default)
        if value not in choices:
            self.fault(field, f"“{value}” is none of: {', '.join(choices)}.")
            return default
        return str(value)

    def some_of(self, field: str, choices: Collection[str]) -> tuple[str, ...]:
        """Any of the known codes."""
        values = self.names(field)
        for value in values:
            if value not in choices:
                self.fault(field, f"“{value}” is none of: {', '.join(choices)}.")
        return tuple(value for value in values if value in choices)

    def names(self, field: str) -> tuple[str, ...]:
        """A list of short names, each once."""
        values = self.left.pop(field, None) or []
        if not isinstance(values, list) or any(not isinstance(value, str) for value in values):
            self.fault(field, "is not a list of names.")
            return ()
        if len(set(values)) < len(values):
            self.fault(field, "holds the same name twice.")
        return tuple(values)

    def number(self, field: str) -> int:
        value = self.left.pop(field, 0)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 32768:
            self.fault(field, f"“{value}” is not a number from 0 to 32767.")
            return 0
        return value

    def flag(self, field: str) -> bool:
        value = self.left.pop(field, False)
        if not isinstance(value, bool):
            self.fault(field, f"“{value}” is neither true nor false.")
        return value is True

    def day(self, field: str) -> date | None:
        value = self.left.pop(field, None)
        if value is None or type(value) is date:
            return value
        self.fault(field, f"“{value}” is not a date such as 2026-06-02.")
        return None

    def children(self, field: str) -> list[Any]:
        values = self.left.pop(field, None)
        if not isinstance(values, list) or not values:
            self.fault(field, "is missing or empty.")
            return []
        return values

    def nothing_left(self) -> None:
        for field in self.left:
            self.fault(str(field), "is not a field this file may have.")
