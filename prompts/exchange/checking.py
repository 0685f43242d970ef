"""What stands against a wording, or is worth a look, in the words the curator's form uses."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from prompts.exchange.columns import label_of
from prompts.exchange.problems import Problem
from prompts.exchange.rows import Candidate
from prompts.exchange.shelf import Shelf, asked
from prompts.linting import Finding, Severity, findings_of
from prompts.wording import Wording


def check(
    row: Candidate, wording: Wording, here: Shelf, beside: Sequence[Candidate]
) -> tuple[list[Problem], list[str]]:
    """What stops the row, and what is only worth a look."""
    others = here.texts | {each.slug: str(each.given.get("text", "")) for each in beside}
    others.pop(row.slug, None)
    found = findings_of(wording, others.items())
    stops = [row.problem(each.field, each.message) for each in found if _stops(each)]
    stops += [row.problem("text", message) for message in _asked_already(row, wording, here)]
    looks = [f"{label_of(each.field)}: {each.message}" for each in found if not _stops(each)]
    return stops, looks


def _asked_already(row: Candidate, wording: Wording, here: Shelf) -> Iterator[str]:
    """The shipped files hold no question twice, and neither does an imported one."""
    other = here.asking.get(asked(wording.text), row.slug)
    if other != row.slug:
        yield _("“%(slug)s” asks the same already.") % {"slug": other}


def _stops(finding: Finding) -> bool:
    return finding.severity == Severity.STOPS
