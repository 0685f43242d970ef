"""Files to exchange: a sound table to start from, and the library as it stands, to compare."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from prompts.models import Library, Prompt, PromptVersion
from prompts.wording import fingerprint

HEADING = ("collection", "slug", "version", "text", "helper", "why", "phases", "depth", "domain")
THINGS = ("river", "cup", "door", "path", "stone", "lamp", "leaf", "chair", "bell", "coat")
PLACES = ("at home", "outside", "at night", "in a dream", "on the way")


def row(number: int = 0, **cells: str) -> dict[str, str]:
    """Return a row that may be imported; each number asks something of its own."""
    thing, place = THINGS[number % 10], PLACES[number // 10 % 5]
    return {
        "collection": "windows",
        "slug": f"asked-{number}",
        "version": "",
        "text": f"What do you notice about the {thing} {place} today?",
        "helper": "One word is fine.",
        "why": "Looking at one thing can rest the eyes.",
        "phases": "weaving | any day",
        "depth": "two minutes",
        "domain": "nature",
    } | cells


def table(
    rows: Sequence[dict[str, str]], heading: Sequence[str] = HEADING, delimiter: str = ","
) -> str:
    """Return the rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(heading)
    writer.writerows([each.get(name, "") for name in heading] for each in rows)
    return out.getvalue()


def document(*prompts: str, head: str = "collection: windows\ntitle: Windows\n") -> str:
    """Return a YAML document with these prompts below its head."""
    return head + "prompts:\n" + "".join(f"  - {prompt}\n" for prompt in prompts)


def item(slug: str = "asked-0", more: str = "", **fields: str) -> str:
    """Return a prompt of a YAML document."""
    cells = row(0, slug=slug) | {"phases": "[weaving]", "depth": "two_minutes"} | fields
    names = ("slug", "text", "helper", "why", "phases", "depth", "domain")
    return "\n    ".join([f"{name}: {cells[name]}" for name in names if cells[name]]) + more


def library_mark() -> str:
    """Return a fingerprint of everything the library holds: any change to any row changes it."""
    rows: dict[str, Any] = {
        model.__name__: list(model.objects.order_by("pk").values())  # type: ignore[attr-defined]
        for model in (Library, Prompt, PromptVersion)
    }
    return fingerprint(rows)
