"""Keep what was said on one screen of a reflection, then move on: one change, one transaction."""

from dataclasses import replace
from itertools import chain

from django.db import transaction
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import User
from journal.access import own_entry_for_writing, reader_of
from journal.actions.entries import (
    Writing,
    WrittenElsewhere,
    begin_entry,
    call_finished,
    rewrite_entry,
)
from journal.documents import Answer, EntryDocument
from journal.models import Attachment, BodyMap, Entry
from journal.reflecting import Move, Place, Step, at, claimed, place_of, said


@transaction.atomic
def keep_step(step: Step, move: Move, *, by: User) -> Entry:
    """Keep this answer among the others of its entry, and stand where the move leads.

    Only the one answer is merged: what was said to other questions meanwhile, on whatever device,
    stays as it is.
    """
    hold_client(by)
    entry = own_entry_for_writing(by, step.public_id)
    saved = EntryDocument.from_json(entry.open_for(reader_of(by))) if entry else step.asked
    if entry and step.question:
        saved = claimed(saved, step.question.prompt, files_of(entry))
    document = replace(move(merged(saved, step, entry)), written_from=step.written_from)
    writing = writing_of(step, document, entry)
    return rewrite_entry(entry, writing, by=by) if entry else begin_entry(writing, by=by)


@transaction.atomic
def finish_step(step: Step, move: Move, *, by: User) -> Entry:
    """Keep this answer and call the entry finished."""
    return call_finished(keep_step(step, move, by=by))


def files_of(entry: Entry) -> list[str]:
    """The drawings, photos, recordings and body maps that lie with an entry, as they came."""
    files = Attachment.objects.kept().filter(entry=entry).order_by("pk")
    maps = BodyMap.objects.kept().filter(entry=entry).order_by("pk")
    ids = (rows.values_list("public_id", flat=True) for rows in (files, maps))
    return [str(public_id) for public_id in chain.from_iterable(ids)]


def writing_of(step: Step, document: EntryDocument, entry: Entry | None) -> Writing:
    """The merged document rests on what is saved at this moment, so it meets no conflict."""
    return Writing(
        public_id=step.public_id,
        revision=entry.document_revision if entry else step.revision,
        document=document,
        entry_on=entry.entry_on if entry else timezone.localdate(),
        session=entry.session if entry else step.session,
        thread=step.thread,
    )


def merged(saved: EntryDocument, step: Step, entry: Entry | None) -> EntryDocument:
    """What is saved, with this answer in it, standing at its question."""
    if step.question is None:
        return at(saved, None) if step.place == Place.END else saved
    document = with_question(saved, step)
    index = place_of(step.question.prompt, document)
    if index is None:
        return document
    words = answer_now(document.answers[index], step)
    if entry and overwrites(document.answers[index], words, step, entry, saved):
        if words.says_something:
            raise WrittenElsewhere(entry, saved)
        words = document.answers[index]  # this page was never written on
    return at(said(document, index, words), index, step.place)


def with_question(saved: EntryDocument, step: Step) -> EntryDocument:
    """A question that made room on another page is there again if something was said to it here."""
    question = step.question
    is_there = any(question and answer.prompt == question.prompt for answer in saved.answers)
    if question is None or is_there or not (step.answer.strip() or step.picked):
        return saved
    return replace(saved, answers=(*saved.answers, question))


def answer_now(there: Answer, step: Step) -> Answer:
    """What the screen says, or what is saved with the screen's words under it."""
    if not step.has_box:
        return there
    if not step.is_joining:
        return replace(there, answer=step.answer, picked=step.picked)
    both = [text for text in (there.answer.rstrip(), step.answer.strip()) if text]
    picked = tuple(dict.fromkeys((*there.picked, *step.picked)))
    return replace(there, answer="\n\n".join(dict.fromkeys(both)), picked=picked)


def overwrites(there: Answer, here: Answer, step: Step, entry: Entry, saved: EntryDocument) -> bool:
    """Whether saving would lose words that came from another page since this one was opened."""
    if step.revision == entry.document_revision:
        return False
    if step.is_joining or step.written_from.comes_after(saved.written_from):
        return False
    goes_on = here.answer.startswith(there.answer) and set(there.picked) <= set(here.picked)
    return not goes_on
