"""The registry of labels: the stable names that boxes are bound to.

A model or column may be renamed and its label stays; two columns never share one.
"""

import re

from django.core.exceptions import ImproperlyConfigured

_shape = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+")
_owners: dict[str, str] = {}


def register(label: str, owner: str) -> None:
    """Give a label to a column; refuse a malformed one, or one that another column holds."""
    if not _shape.fullmatch(label) or len(label) > 100:
        raise ImproperlyConfigured(f"{owner}: {label!r} is no label; write room.row.column.")
    if _owners.setdefault(label, owner) != owner:
        raise ImproperlyConfigured(f"{owner}: the label {label!r} belongs to {_owners[label]}.")


def registered() -> dict[str, str]:
    """Return every label with the column that holds it."""
    return dict(_owners)
