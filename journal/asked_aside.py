"""Read models of the pages about questions: own ones, suggested ones, those set aside."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from journal.beside import Beside, GuidanceLine, OwnLine, SuggestedLine
from journal.models import OwnPrompt
from prompts.queries import PromptOffer
from prompts.vocabulary import Lens, Weight


@dataclass(frozen=True)
class OwnPage:
    """The own questions, and those put away that can still come back."""

    lines: list[OwnLine]
    put_away: list[OwnLine]


def own_page(client: User) -> OwnPage:
    beside = Beside(client)
    rows = OwnPrompt.objects.of(client).in_trash().order_by("-trashed_at")
    return OwnPage(beside.own, list(beside.own_lines(rows)))


def own_line(row: OwnPrompt, client: User) -> OwnLine:
    """One own question, opened; what does not open is an error, and is not shown as empty."""
    beside = Beside(client)
    return OwnLine(row, row.open_for(beside.reader)["text"])


@dataclass(frozen=True)
class AsideLine:
    """A question that was declined for good."""

    prompt: UUID
    text: str


def questions_set_aside(beside: Beside) -> list[AsideLine]:
    """Every declined question by its words, for taking back."""
    declined = beside.memory.declined
    if not declined:
        return []
    words = {offer.prompt_id: offer.text for offer in beside.live}
    words |= {prompt: offer.text for prompt, offer in beside.in_own_words().items()}
    gone = _("A question that is no longer there")
    lines = [AsideLine(prompt, words.get(prompt, gone)) for prompt in declined]
    return sorted(lines, key=lambda line: (line.text, line.prompt))


@dataclass(frozen=True)
class WaitingLine:
    """A suggested question on a page: what it is, by whom, what the library says beside it."""

    line: SuggestedLine
    offer: PromptOffer | None

    @property
    def is_heavy(self) -> bool:
        return self.offer is not None and self.offer.weight == Weight.HEAVY


def waiting_lines(beside: Beside, *, heaviest: str) -> list[WaitingLine]:
    """The fresh suggestions, in the library's words of today; the heavy ones if there is room."""
    lines = beside.waiting
    if not any(line.question.is_of_library for line in lines):
        return [WaitingLine(line, None) for line in lines]
    live = {offer.prompt_id: offer for offer in beside.live}
    found = [WaitingLine(line, live.get(line.question.prompt_id)) for line in lines]
    return [
        each
        for each in found
        if not each.line.question.is_of_library
        or (each.offer and (not each.is_heavy or heaviest == Weight.HEAVY))
    ]


@dataclass(frozen=True)
class GuidanceWords:
    """One therapist's guidance in plain words."""

    line: GuidanceLine
    wanted: list[str]
    left_out: list[str]
    ceiling: str

    @property
    def is_light(self) -> bool:
        return self.line.document.ceiling == Weight.LIGHT


def guidance_words(beside: Beside) -> list[GuidanceWords]:
    return [
        GuidanceWords(
            line,
            labels(line.document.wanted),
            labels(line.document.left_out),
            ceiling_words(line.document.ceiling),
        )
        for line in beside.guidance
        if not line.document.says_nothing
    ]


def labels(lenses: tuple[str, ...]) -> list[str]:
    return [str(Lens(lens).label) for lens in lenses if lens in Lens.values]


def ceiling_words(ceiling: str) -> str:
    """How heavy a question may be, as a sentence; nothing where there is no limit."""
    said = {
        Weight.LIGHT.value: _("Only light questions."),
        Weight.MEDIUM.value: _("Nothing heavy."),
    }
    return said.get(ceiling, "")
