"""An intention, and the looks at it, in lines to read. Pure: no clock, no database."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from practices.intention_documents import IntentionDocument, MomentDocument, Near, Status, Value


class Line(NamedTuple):
    """What stands there, and what it is about."""

    label: str
    words: str


def lines_of(document: IntentionDocument) -> list[Line]:
    """Everything but the first words, in the order it is asked; what is empty is left out."""
    said = [
        Line(_("What matters in it"), values_in_words(document)),
        Line(_("What would be good about it"), document.outcome),
        Line(_("The smallest step"), document.step),
        Line(_("When and where"), document.cue),
        Line(_("What may get in the way"), document.obstacle),
        Line(_("What I do then"), document.then),
        Line(_("Who is part of it"), document.people),
    ]
    return [line for line in said if line.words]


def values_in_words(document: IntentionDocument) -> str:
    """The picked ones as they read, then those in own words; a code of no list stays as it is."""
    labels: dict[str, str | Promise] = dict(Value.choices)
    picked = [str(labels.get(code, code)) for code in document.values]
    return ", ".join([*picked, *filter(None, [document.own_values])])


def text_of(document: IntentionDocument) -> str:
    """All of it as one text, to lie beside what is typed."""
    return "\n".join([document.words, *in_text(lines_of(document))])


def look_lines(document: MomentDocument) -> list[Line]:
    said = [
        Line(_("What happened"), document.happened),
        Line(_("What I would change"), document.change),
        Line(_("To celebrate"), document.celebrated),
    ]
    return [line for line in said if line.words]


def look_text(document: MomentDocument) -> str:
    return "\n".join(in_text(look_lines(document)))


def in_text(lines: Iterable[Line]) -> Iterable[str]:
    return (f"{line.label}: {line.words}" for line in lines)


def status_in_words(document: IntentionDocument) -> str:
    return str(Status(document.status).label)


def near_in_words(near: str) -> str:
    return str(Near(near).label) if near in Near else ""
