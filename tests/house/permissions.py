"""The permission table: what each persona is answered, at every address, for GET and for POST.

`ok` is a page, `login` the way to the log-in page, `->` another redirect, a number that status.
POSTs are sent empty, so 422 means "let in, and told what is missing". Alice owns every object,
Nora is her therapist, the others are strangers to both.
"""

from pathlib import Path
from typing import NamedTuple

PERSONAS = ("nobody", "alice", "nora", "charlie", "tess", "cora", "root")
TABLE = Path(__file__).with_name("permissions.txt")


class Line(NamedTuple):
    """One row of the table."""

    method: str
    route: str
    kwargs: tuple[tuple[str, str], ...]
    expected: dict[str, str]

    def __str__(self) -> str:
        objects = ",".join(word for _key, word in self.kwargs)
        return f"{self.method} {self.route} {objects}".strip()


def read_line(text: str) -> Line:
    """`GET journal:entry public_id=entry | login ok 404 404 404 404 404`"""
    address, _bar, cells = text.partition("|")
    method, route, *pairs = address.split()
    kwargs = tuple(tuple(pair.split("=", 1)) for pair in pairs)
    return Line(method, route, kwargs, dict(zip(PERSONAS, cells.split(), strict=True)))


LINES = [
    read_line(text)
    for text in TABLE.read_text().splitlines()
    if text.strip() and not text.startswith("#")
]
