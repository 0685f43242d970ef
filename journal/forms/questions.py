"""The questions on a page being written: their fields, their marks, what stands beside them."""

import re
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
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


class Mark(NamedTuple):
    """A question on a page: which prompt, at which version, in which language."""

    prompt: str
    version: int
    language: str = ""

    def __str__(self) -> str:
        return ":".join(map(str, self)).removesuffix(":")


class Question(NamedTuple):
    """One question on the page, what the library says beside it, and why it is there."""

    answer: Answer
    field: forms.BoundField
    offer: PromptOffer | None
    because: str = ""

    @property
    def mark(self) -> str:
        return str(mark_of(self.answer))

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
    return tuple(blank_answer(prompt, prompt.language) for prompt in prompts)


def blank_answer(offer: PromptOffer, language: str) -> Answer:
    return Answer(str(offer.prompt_id), offer.version, offer.text, language=language)


def posted_answers(data: QueryDict, document: EntryDocument, beside: Beside) -> tuple[Answer, ...]:
    """The questions a page was showing, without what was said to them."""
    return answers_marked(data.getlist("question"), document, beside)


def answers_marked(
    posted: Sequence[str], document: EntryDocument, beside: Beside
) -> tuple[Answer, ...]:
    """Blank answers by the marks a page posts; their wording comes from where it is kept."""
    known = {mark_of(answer): replace(answer, answer="") for answer in document.answers}
    marks = [mark for mark in map(read_mark, posted[:MOST_QUESTIONS]) if mark]
    new = [mark for mark in marks if mark not in known]
    offers = library_offers(new)
    known |= {mark: blank_answer(offer, mark.language) for mark, offer in offers.items()}
    known |= {mark_of(answer): answer for answer in answers_in_own_words(new, beside)}
    return tuple(known[mark] for mark in dict.fromkeys(marks) if mark in known)


def answers_in_own_words(marks: Sequence[Mark], beside: Beside) -> Iterator[Answer]:
    """Own questions and suggested ones. One taken back meanwhile keeps its place and its answer."""
    wanted = [mark.prompt for mark in marks if mark.version == IN_OWN_WORDS]
    offers = beside.kept_in_own_words() if wanted else {}
    gone = _("A question that has since been taken back")
    for prompt in wanted:
        offer = offers.get(UUID(prompt))
        yield Answer(prompt, IN_OWN_WORDS, offer.text if offer else gone)


def read_mark(mark: str) -> Mark | None:
    """A `Mark` as the page posts it, or nothing where that is not what it says."""
    prompt, version, language = [*mark.split(":"), "", ""][:3]
    if not (is_uuid(prompt) and version.isdecimal() and len(version) < 6):
        return None
    return Mark(str(UUID(prompt)), int(version), language if LANGUAGE.fullmatch(language) else "")


def mark_of(answer: Answer) -> Mark:
    return Mark(answer.prompt, answer.version, answer.language)


def offers_of(answers: Sequence[Answer], beside: Beside) -> dict[Mark, PromptOffer]:
    """What stands beside each question: why it is asked, what it touches."""
    shown = [mark_of(answer) for answer in answers if is_uuid(answer.prompt)]
    offers = library_offers(shown)
    if any(mark.version == IN_OWN_WORDS for mark in shown):
        own_words = beside.kept_in_own_words()
        offers |= {Mark(str(prompt), IN_OWN_WORDS): offer for prompt, offer in own_words.items()}
    return offers


def library_offers(marks: Sequence[Mark]) -> dict[Mark, PromptOffer]:
    """The library's wordings of these; a translation taken back meanwhile gives the original."""
    found: dict[Mark, PromptOffer] = {}
    of_library = [mark for mark in marks if mark.version != IN_OWN_WORDS]
    for language in {mark.language for mark in of_library}:
        shown = [(UUID(m.prompt), m.version) for m in of_library if m.language == language]
        for offer in prompt_versions(shown, language):
            found[Mark(str(offer.prompt_id), offer.version, language)] = offer
    return found
