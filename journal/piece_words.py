"""The few words offered for a piece remembered, and how clear it is. Codes are for life."""

from collections.abc import Iterable
from functools import cache

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prompts.words import FEELING_LABELS, SENSATION_LABELS

Choices = list[tuple[str, str]]
FEW_SENSATIONS = (
    *("warm", "cold", "light", "heavy", "floating", "sinking", "open", "tight"),
    *("still", "flowing", "buzzing", "far-away"),
)
FEW_FEELINGS = (
    *("peaceful", "safe", "tender", "moved", "awed", "grateful", "sorrowful", "lonely"),
    *("anxious", "overwhelmed", "mixed", "dont-know"),
)


class Clarity(models.TextChoices):
    """How clear a piece is to the one who remembers it. None is better than another."""

    CLEAR = "clear", _("clear")
    HAZY = "hazy", _("hazy")
    UNSURE = "unsure", _("not sure it happened")


def few_words() -> Choices:
    """The short list: a dozen for the body, a dozen for what it felt like."""
    return few_words_in(get_language())


@cache
def few_words_in(_language: str | None) -> Choices:
    sensations = [(code, str(SENSATION_LABELS[code])) for code in FEW_SENSATIONS]
    return sensations + [(code, str(FEELING_LABELS[code])) for code in FEW_FEELINGS]


def words_as_read(codes: Iterable[str]) -> list[str]:
    """Codes of either list as people read them; one that is in neither reads as it stands."""
    return [str(SENSATION_LABELS.get(code) or FEELING_LABELS.get(code, code)) for code in codes]


def clarity_as_read(code: str) -> str:
    return str(Clarity(code).label) if code in Clarity.values else ""
