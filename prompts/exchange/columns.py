"""The columns of an exchanged file: their names, the words for them, and what each may hold."""

from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from prompts.models import PromptVersion
from prompts.vocabulary import Depth, Domain, Lens, Mode, Phase, Weight

HEAD = ("collection", "slug", "version", "state")
WORDING = (
    *("text", "helper", "why", "phases", "depth", "mode", "domain", "lenses", "weight"),
    *("content_note", "afterwards", "follow_ups", "source", "reviewer"),
)
COLUMNS = HEAD + WORDING
NEEDED = ("collection", "text", "helper", "why", "phases", "depth", "domain")
LISTS = ("phases", "lenses", "follow_ups")
DEFAULTS = {"mode": str(Mode.WRITE), "weight": str(Weight.LIGHT)}
CODES = {
    "phases": Phase,
    "lenses": Lens,
    "depth": Depth,
    "mode": Mode,
    "domain": Domain,
    "weight": Weight,
}
LONGEST_SLUG = 60
HEAD_LABELS: dict[str, str | Promise] = {
    "collection": gettext_lazy("collection"),
    "library": gettext_lazy("collection"),
    "slug": gettext_lazy("short name"),
    "version": gettext_lazy("version"),
    "state": gettext_lazy("state"),
}


def label_of(column: str) -> str:
    """The field's own words, as curators see them on its form."""
    if column in HEAD_LABELS:
        return str(HEAD_LABELS[column])
    return str(_field(column).verbose_name)


def longest_of(column: str) -> int:
    """The most characters it may hold."""
    return int(_field(column).max_length or 0)


def _field(column: str) -> Any:
    return PromptVersion._meta.get_field(column)


def column_called(name: str) -> str:
    """The column a heading means: its name or its words, however they are written."""
    return _columns(get_language() or "").get(folded(name), "")


@cache
def _columns(_language: str) -> dict[str, str]:
    return {folded(each): column for column in COLUMNS for each in (label_of(column), column)}


def code_called(column: str, word: str) -> str:
    """The code a word means: the code itself or its label, however they are written."""
    return _codes(column, get_language() or "").get(folded(word), "")


@cache
def _codes(column: str, _language: str) -> dict[str, str]:
    return {
        folded(each): str(code)
        for code, label in CODES[column].choices
        for each in (str(label), code)
    }


def words_for(column: str) -> str:
    """Every label a column may hold, for a sentence."""
    return ", ".join(str(label) for label in CODES[column].labels)


def explained() -> list[tuple[str, str, str]]:
    """Each column with its words and what it takes, for people filling in a file."""
    return [(column, capfirst(label_of(column)), _takes(column)) for column in COLUMNS]


def _takes(column: str) -> str:
    if column in HEAD:
        return _head_takes(column)
    if column == "follow_ups":
        return _("short names of other prompts, with | between them")
    if column in LISTS:
        return _("one or more, with | between them: %(words)s") % {"words": words_for(column)}
    if column in CODES:
        return _("one of: %(words)s") % {"words": words_for(column)}
    return _("at most %(count)s characters") % {"count": longest_of(column)}


def _head_takes(column: str) -> str:
    return {
        "collection": _("the short name or the title of a collection that is here"),
        "slug": _("small letters, digits and hyphens; left empty, it is made from the prompt"),
        "version": _("as it was exported; left empty for a new prompt"),
        "state": _("only for your information; what comes in is always a draft"),
    }[column]


def folded(word: str) -> str:
    """A word without case, and without hyphens, underlines or spaces that stand in for others."""
    return " ".join(word.replace("_", " ").replace("-", " ").casefold().split())
