"""What a day holds and what it is asked for. Pure: no clock, no database, and no verdict."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.choice_documents import EnergyWord

MOST = 10
DOT, STEP, TOP = 9, 26, 14


@dataclass(frozen=True)
class Dot:
    """One tenth of a day, as it is drawn."""

    x: int
    kind: str  # "there", "asked" of what is there, or "beyond" it


@dataclass(frozen=True)
class Budget:
    """What there is, and what the practices wanted or done would take of it."""

    there: int | None
    taken: int

    @property
    def left(self) -> int:
        return (self.there or 0) - self.taken

    @property
    def still_left(self) -> int | None:
        """What is left where it was said how much there is."""
        return None if self.there is None else self.left

    @property
    def dots(self) -> list[Dot]:
        """As many as there are, or as are asked for where that is more; never an empty place."""
        there = self.there or 0
        shown = max(there, min(self.taken, 2 * MOST))
        return [Dot(TOP + STEP * n, self._kind(n, there)) for n in range(shown)]

    @property
    def width(self) -> int:
        """Wide enough for ten, so that one dot is as large as another."""
        return 2 * TOP + STEP * (max(MOST, len(self.dots)) - 1)

    def _kind(self, n: int, there: int) -> str:
        if n < self.taken:
            return "asked" if n < there or self.there is None else "beyond"
        return "there"


def amount(number: int, word: str) -> str:
    """“4 spoons”, or a bare number where it is called energy."""
    if word == EnergyWord.SPOONS:
        return ngettext("%(number)s spoon", "%(number)s spoons", number) % {"number": number}
    return str(number)


def there_in_words(budget: Budget, word: str) -> str:
    """“6”, “6 spoons”; nothing where nothing was said, and no whole it would fall short of."""
    return "" if budget.there is None else amount(budget.there, word)


def balance_in_words(budget: Budget, word: str, *, wants: bool = False) -> str:
    """What the wanted ones take together, and what stays for everything else."""
    if not budget.taken:
        return _("What you chose takes next to nothing.") if wants else ""
    takes = _("Together they take about %(amount)s.") % {"amount": amount(budget.taken, word)}
    if budget.there is None:
        return takes
    if budget.left < 0:
        beyond = _("That is more than there is: one could wait, or be done in its easier version.")
        return f"{takes} {beyond}"
    left = _("That leaves %(amount)s for everything else.") % {"amount": amount(budget.left, word)}
    return f"{takes} {left}"


def cost_in_words(cost: int, word: str) -> str:
    """What one practice takes."""
    if not cost:
        return _("takes next to nothing")
    return _("takes about %(amount)s") % {"amount": amount(cost, word)}
