"""What is wrong with a file, line by line, in words a curator can act on."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _


class Problem(NamedTuple):
    """One thing to mend; line 0 speaks of the file as a whole."""

    line: int
    field: str
    message: str

    def __str__(self) -> str:
        if not self.line:
            return self.message
        where = _("Line %(line)s") % {"line": self.line}
        return (
            f"{where}, {self.field}: {self.message}" if self.field else f"{where}: {self.message}"
        )


class FileRefused(Exception):
    """A file that cannot be read; each problem says where and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def refused(message: str, line: int = 0, field: str = "") -> FileRefused:
    """A file refused for one reason."""
    return FileRefused([Problem(line, field, message)])
