"""The questions on a page being written: their fields, their marks, what stands beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from journal.beside import Beside
from journal.documents import Answer, EntryDocument, is_uuid
from prompts.queries import PromptOffer, prompt_versions
from prompts.vocabulary import Weight

LONGEST_TEXT = 200_000
MOST_QUESTIONS = 100
IN_OWN_WORDS = 0  # the version of a question that is not the library's
Mark = tuple[str, int]  # a question on a page: which prompt, at which version


class Question(NamedTuple):
    """One question on the page, what the library says beside it, and why it is there."""

    answer: Answer
    field: forms.BoundField
    offer: PromptOffer | None
    because: str = ""

    @property
    def mark(self) -> str:
        return mark_of(self.answer)

    @property
    def is_heavy(self) -> bool:
        return bool(self.offer and self.offer.weight == Weight.HEAVY)


def answer_field(answer: Answer, offer: PromptOffer | None) -> forms.CharField:
    return forms.CharField(
        label=answer.wording,
        help_text=offer.helper if offer else "",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def blank_answers(prompts: Sequence[PromptOffer]) -> tuple[Answer, ...]:
    return tuple(
        Answer(prompt=str(prompt.prompt_id), version=prompt.version, wording=prompt.text)
        for prompt in prompts
    )


def posted_answers(data: QueryDict, document: EntryDocument, beside: Beside) -> tuple[Answer, ...]:
    """The questions a page was showing; their wording comes from where it is kept, not the page."""
    known = {(a.prompt, a.version): replace(a, answer="") for a in document.answers}
    marks = [mark for mark in map(read_mark, data.getlist("question")[:MOST_QUESTIONS]) if mark]
    new = [mark for mark in marks if mark not in known]
    known |= {(a.prompt, a.version): a for a in blank_answers(library_offers(new))}
    known |= {(a.prompt, a.version): a for a in answers_in_own_words(new, beside)}
    return tuple(known[mark] for mark in dict.fromkeys(marks) if mark in known)


def answers_in_own_words(marks: Sequence[Mark], beside: Beside) -> Iterator[Answer]:
    """Own questions and suggested ones. One taken back meanwhile keeps its place and its answer."""
    wanted = [prompt for prompt, version in marks if version == IN_OWN_WORDS]
    offers = beside.in_own_words() if wanted else {}
    gone = _("A question that has since been taken back")
    for prompt in wanted:
        offer = offers.get(UUID(prompt))
        yield Answer(prompt, IN_OWN_WORDS, offer.text if offer else gone)


def read_mark(mark: str) -> Mark | None:
    """`prompt:version` as the page posts it, or nothing where that is not what it says."""
    prompt, _colon, version = mark.partition(":")
    if is_uuid(prompt) and version.isdecimal() and len(version) < 6:
        return str(UUID(prompt)), int(version)
    return None


def mark_of(answer: Answer) -> str:
    return f"{answer.prompt}:{answer.version}"


def offers_of(answers: Sequence[Answer], beside: Beside) -> dict[Mark, PromptOffer]:
    """What stands beside each question: why it is asked, what it touches."""
    shown = [(a.prompt, a.version) for a in answers if is_uuid(a.prompt)]
    offers = {(str(offer.prompt_id), offer.version): offer for offer in library_offers(shown)}
    if any(version == IN_OWN_WORDS for _prompt, version in shown):
        own_words = beside.in_own_words()
        offers |= {(str(prompt), IN_OWN_WORDS): offer for prompt, offer in own_words.items()}
    return offers


def library_offers(marks: Sequence[Mark]) -> list[PromptOffer]:
    """The library's wordings of these, in one query if there is any."""
    shown = [(UUID(prompt), version) for prompt, version in marks if version != IN_OWN_WORDS]
    return prompt_versions(shown) if shown else []
