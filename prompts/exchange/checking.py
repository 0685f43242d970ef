"""What stands against a wording, or is worth a look, in the words the curator's form uses."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from prompts.exchange.columns import label_of
from prompts.exchange.problems import Problem
from prompts.exchange.rows import Candidate
from prompts.exchange.shelf import Shelf, asked
from prompts.linting import Severity, findings_of
from prompts.wording import Wording


def check(row: Candidate, wording: Wording, here: Shelf) -> tuple[list[Problem], list[str]]:
    """What stops the row, and what is only worth a look."""
    found = [*findings_of(wording), *here.neighbours.near(wording.text, besides=row.slug)]
    stopping = [each for each in found if each.severity == Severity.STOPS]
    stops = [row.problem(each.field, each.message) for each in stopping]
    stops += [row.problem("text", message) for message in _asked_already(row, wording, here)]
    looks = [f"{label_of(each.field)}: {each.message}" for each in found if each not in stopping]
    return stops, looks


def _asked_already(row: Candidate, wording: Wording, here: Shelf) -> Iterator[str]:
    """The shipped files hold no question twice, and neither does an imported one."""
    other = here.asking.get(asked(wording.text), row.slug)
    if other != row.slug:
        yield _("“%(slug)s” asks the same already.") % {"slug": other}
