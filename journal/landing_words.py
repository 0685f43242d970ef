"""What can be kept in the first hours with one touch. Codes are for life, the words are not."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prompts.words import FEELING_LABELS, NOWHERE, REGION_LABELS, SENSATION_LABELS

Label = str | Promise


class Mark(NamedTuple):
    """A simple mark: its name, and the line that draws it in a square of 24."""

    label: Label
    path: str


WORDS = (
    *("warm", "cold", "light", "heavy", "floating", "open", "still", "far-away"),
    *("peaceful", "safe", "moved", "tender", "lonely", "anxious", "mixed", "dont-know"),
)
COLOURS: dict[str, Label] = {
    "red": _("red"),
    "orange": _("orange"),
    "yellow": _("yellow"),
    "green": _("green"),
    "blue": _("blue"),
    "violet": _("violet"),
    "white": _("white"),
    "black": _("black"),
}
MARKS: dict[str, Mark] = {
    "dot": Mark(_("dot"), "M12 11.2a.8.8 0 1 0 .01 0z"),
    "circle": Mark(_("circle"), "M12 4.5a7.5 7.5 0 1 0 .01 0z"),
    "line": Mark(_("line"), "M4 12h16"),
    "wave": Mark(_("wave"), "M3 12c3-6 6-6 9 0s6 6 9 0"),
    "spiral": Mark(
        _("spiral"), "M12 12a1.5 1.5 0 0 1 3 0 4 4 0 0 1-8 0 6 6 0 0 1 12 0 8 8 0 0 1-8 8"
    ),
    "cross": Mark(_("cross"), "M12 4v16M4 12h16"),
    "peak": Mark(_("peak"), "M3 19l6-13 4 8 2.5-4 5.5 9"),
    "door": Mark(_("door"), "M6 20.5V9a6 6 0 0 1 12 0v11.5z"),
}
REGIONS = (
    *("crown", "face", "throat", "shoulders:both", "heart", "chest", "belly", "upper-back"),
    *("low-back", "hips:both", "hands:both", "thighs:both", "feet:both"),
    *("whole-body", "around", NOWHERE.code),
)

Choice = tuple[str, str]


def word_choices() -> list[Choice]:
    """Eight words for the body, eight for what it felt like."""
    labels = SENSATION_LABELS | FEELING_LABELS
    return [(code, str(labels[code])) for code in WORDS]


def colour_choices() -> list[Choice]:
    return [(code, str(label)) for code, label in COLOURS.items()]


def mark_choices() -> list[Choice]:
    return [(code, str(mark.label)) for code, mark in MARKS.items()]


def region_choices() -> list[Choice]:
    """The large places; sides can wait."""
    return [(code, region_label(code)) for code in REGIONS]


def region_label(code: str) -> str:
    if code == NOWHERE.code:
        return str(NOWHERE.label)
    return str(REGION_LABELS[code.partition(":")[0]])


def colour_label(code: str) -> str:
    """A colour as people read it; empty for none."""
    return str(COLOURS.get(code, code))


def mark_of(code: str) -> Mark | None:
    return MARKS.get(code)
