"""One question a screen: where a reflection stands, and where it goes next. Pure.

A document holds its questions in order; `guided` says at which of them somebody stopped, and
whether before it (a heavy one is announced first), at it, after it (a minute to come back), or at
the end. Each move is a document in, a document out.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db.models import TextChoices

from journal.documents import Answer, EntryDocument, Guided, WrittenFrom
from journal.models import Session, Thread

Move = Callable[[EntryDocument], EntryDocument]


class Place(TextChoices):
    """Where one stands at a question."""

    BEFORE = "before"
    ASK = "ask"
    AFTER = "after"
    END = "end"
    PAGE = "page"


@dataclass(frozen=True)
class Step:
    """One screen as it comes back: which question, what was said to it, on which revision."""

    public_id: UUID
    revision: int
    asked: EntryDocument  # what the screen was showing, if nothing is kept yet
    question: Answer | None  # blank; none where no question stands
    place: str
    has_box: bool = False  # before and after a question there is nothing to write in
    answer: str = ""
    picked: tuple[str, ...] = ()
    is_joining: bool = False  # under what is saved, instead of in its place
    written_from: WrittenFrom = field(default=WrittenFrom())
    session: Session | None = None
    thread: Thread | None = None


def index_at(document: EntryDocument) -> int | None:
    """The question somebody stands at; the first without an answer where none is marked."""
    answers, guided = document.answers, document.guided
    if guided.place == Place.END or not answers:
        return None
    found = place_of(guided.at, document)
    return first_open(answers) if found is None else found


def place_of(prompt: str, document: EntryDocument) -> int | None:
    places = (n for n, answer in enumerate(document.answers) if answer.prompt == prompt)
    return next(places, None)


def first_open(answers: Sequence[Answer]) -> int | None:
    return next((n for n, answer in enumerate(answers) if not answer.says_something), None)


def at(document: EntryDocument, index: int | None, place: str = Place.ASK) -> EntryDocument:
    """Stand at this question; beyond the last one is the end."""
    is_there = index is not None and index < len(document.answers)
    prompt = document.answers[index or 0].prompt if is_there else ""
    guided = replace(document.guided, at=prompt, place=str(place if is_there else Place.END))
    return replace(document, guided=guided)


def arrive(document: EntryDocument, index: int, heavy: Collection[str]) -> EntryDocument:
    """Come to a question; a heavy one is announced until it has an answer."""
    coming = document.answers[index : index + 1]
    is_announced = any(a.prompt in heavy and not a.says_something for a in coming)
    return at(document, index, Place.BEFORE if is_announced else Place.ASK)


def forward(document: EntryDocument, heavy: Collection[str]) -> EntryDocument:
    """From the word before to the question, to the minute after, to the next question."""
    index, place = index_at(document), document.guided.place
    if index is None:
        return at(document, None)
    if place == Place.BEFORE:
        return at(document, index)
    here = document.answers[index]
    if place == Place.ASK and here.prompt in heavy and here.says_something:
        return at(document, index, Place.AFTER)
    return arrive(document, index + 1, heavy)


def past(document: EntryDocument, heavy: Collection[str]) -> EntryDocument:
    """On to the next question, without more about this one."""
    index = index_at(document)
    return at(document, None) if index is None else arrive(document, index + 1, heavy)


def back(document: EntryDocument, heavy: Collection[str]) -> EntryDocument:
    """To where one came from; the first question has nothing before it."""
    index = index_at(document)
    if index is None:
        return at(document, len(document.answers) - 1) if document.answers else document
    if document.guided.place == Place.AFTER:
        return at(document, index)
    return arrive(document, max(index - 1, 0), heavy)


def instead(
    document: EntryDocument, more: Answer, because: str, heavy: Collection[str]
) -> EntryDocument:
    """Another question in this one's place; one with an answer stays, and the new one follows."""
    index = index_at(document)
    if index is None:
        return added(document, more, because, heavy)
    here = document.answers[index]
    stays = (here,) if here.says_something else ()
    answers = (*document.answers[:index], *stays, more, *document.answers[index + 1 :])
    passed = (*document.guided.passed, here.prompt)
    guided = with_reason(replace(document.guided, passed=passed), more, because)
    return arrive(replace(document, answers=answers, guided=guided), index + len(stays), heavy)


def added(
    document: EntryDocument, more: Answer, because: str, heavy: Collection[str]
) -> EntryDocument:
    """One more question at the end."""
    guided = with_reason(document.guided, more, because)
    answers = (*document.answers, more)
    return arrive(replace(document, answers=answers, guided=guided), len(answers) - 1, heavy)


def followed_up(
    document: EntryDocument, more: Answer, because: str, displaceable: Collection[str]
) -> EntryDocument:
    """What goes on from this question comes next, and the last one not met yet makes room.

    So the number of questions stays the one that was asked for. Where none can make room, nothing
    changes; one that makes room was never met, and may come another time.
    """
    index = index_at(document)
    if index is None:
        return document
    later = [
        answer
        for answer in document.answers[index + 1 :]
        if answer.prompt in displaceable and not answer.says_something
    ]
    if not later:
        return document
    left = [answer for answer in document.answers if answer is not later[-1]]
    answers = (*left[: index + 1], more, *left[index + 1 :])
    guided = with_reason(document.guided, more, because)
    return replace(document, answers=answers, guided=guided)


def with_reason(guided: Guided, more: Answer, because: str) -> Guided:
    return replace(guided, because={**guided.because, more.prompt: because})


def on_one_page(document: EntryDocument) -> EntryDocument:
    return replace(document, guided=replace(document.guided, place=str(Place.PAGE)))


def one_at_a_time(document: EntryDocument, depth: str) -> EntryDocument:
    """From the page with all questions to the first that has no answer; each was seen there."""
    guided = replace(document.guided, depth=document.guided.depth or str(depth))
    return at(replace(document, guided=guided), first_open(document.answers))


def seen_in(document: EntryDocument) -> list[str]:
    """Every question that stands here or made room here."""
    return [*(answer.prompt for answer in document.answers), *document.guided.passed]


def said(document: EntryDocument, index: int, words: Answer) -> EntryDocument:
    """The document with this answer in its place."""
    answers = (*document.answers[:index], words, *document.answers[index + 1 :])
    return replace(document, answers=answers)


def claimed(document: EntryDocument, prompt: str, lying: Sequence[str]) -> EntryDocument:
    """What came in at a question belongs to its answer; what was put away belongs to none."""
    free = unclaimed(document, lying)
    return replace(
        document,
        answers=tuple(
            replace(answer, attachments=(*kept_of(answer, lying), *(free if mine else ())))
            for answer in document.answers
            for mine in [answer.prompt == prompt]
        ),
    )


def kept_of(answer: Answer, lying: Sequence[str]) -> list[str]:
    return [mark for mark in answer.attachments if mark in lying]


def unclaimed(document: EntryDocument, lying: Sequence[str]) -> list[str]:
    """What lies with an entry and belongs to no answer yet."""
    taken = {mark for answer in document.answers for mark in answer.attachments}
    return [mark for mark in lying if mark not in taken]
