"""What stands on Today beside the journal's own lines, in this order: one row a part.

The journal's page may not import this room: it loads the tag `today_lines`, which asks each part
here. A part is its partial and the question that fills it; an answer that is empty shows nothing.
The partial meets its answer as `said`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from accounts.models import User
from practices.queries.arc import arc_today


class Line(NamedTuple):
    """One part: its partial, and what to ask for the person whose page it is."""

    template: str
    ask: Callable[[User], Any]


LINES: tuple[Line, ...] = (Line("practices/_arc_today.html", arc_today),)
