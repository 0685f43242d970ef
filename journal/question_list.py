"""The page to choose a question from: today's few first, then the collections, easy to scan."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from journal.offers import QuestionsOfLibrary
from prompts.queries import PromptOffer
from prompts.selection import Choice
from prompts.vocabulary import OPT_IN_LENSES

NUMBERS: tuple[Promise, ...] = (
    *(_("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven")),
    *(_("eight"), _("nine"), _("ten"), _("eleven"), _("twelve"), _("thirteen"), _("fourteen")),
    *(_("fifteen"), _("sixteen"), _("seventeen"), _("eighteen"), _("nineteen"), _("twenty")),
)


@dataclass(frozen=True)
class Shelf:
    """One collection, as the page shows it."""

    title: str
    summary: str
    questions: list[PromptOffer]

    @property
    def how_many(self) -> str:
        """The number of questions, in words as far as one counts in words."""
        count = len(self.questions)
        said = str(NUMBERS[count]) if count < len(NUMBERS) else str(count)
        words = ngettext("%(number)s question.", "%(number)s questions.", count)
        return capfirst(words % {"number": said})

    def waits_for_a_lens(self, lenses: Collection[str]) -> bool:
        """Whether most of it is offered only to people who chose a lens this person did not."""
        return 2 * sum(is_closed(one, lenses) for one in self.questions) > len(self.questions)


@dataclass(frozen=True)
class QuestionList:
    """A few for today; what is for everybody or of a chosen lens; what waits to be looked for."""

    today: list[Choice]
    near: list[Shelf]
    further: list[Shelf]


def question_list(
    libraries: list[QuestionsOfLibrary], lenses: Collection[str], today: list[Choice]
) -> QuestionList:
    """Everything these libraries hold, the nearest first, below what was chosen for today."""
    shelves = [Shelf(one.title, one.summary, one.questions) for one in libraries]
    return QuestionList(
        today,
        [shelf for shelf in shelves if not shelf.waits_for_a_lens(lenses)],
        [shelf for shelf in shelves if shelf.waits_for_a_lens(lenses)],
    )


def is_closed(question: PromptOffer, lenses: Collection[str]) -> bool:
    asked_for = OPT_IN_LENSES.intersection(question.lenses)
    return bool(asked_for) and asked_for.isdisjoint(lenses)
