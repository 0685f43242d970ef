"""What one screen of a reflection shows."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from journal import queries
from journal.documents import Answer, is_uuid
from journal.forms.questions import mark_of, offers_of
from journal.forms.reflecting import ReflectForm
from journal.models import Entry, Session, Thread
from journal.queries_attachments import AttachmentLine, attachments_of
from journal.queries_entry import BodyLine, body_lines_of
from journal.reflecting import Place, place_of, unclaimed
from journal.word_lists import word_lists
from prompts.models import Notice
from prompts.queries import PromptOffer, notices_at
from prompts.vocabulary import Mode, Weight

OTHER_WAYS_FIRST = {str(mode) for mode in (Mode.DRAW, Mode.SPEAK, Mode.BODY_MAP)}


def reflection_page(form: ReflectForm, public_id: UUID, entry: Entry | None) -> dict[str, Any]:
    """The context of one screen: its question, where it stands, what the library says of it."""
    here = form.question
    offer = offer_of(here, form) if here else None
    place = form.standing if here else str(Place.END)
    shares = queries.shares_of_entry(entry) if entry and entry.is_finished else []
    attachments, body_lines = made_at_question(form, entry) if entry and here else ([], [])
    return {
        "form": form,
        "public_id": public_id,
        "entry": entry,
        "question": here,
        "offer": offer,
        "because": form.document.guided.because.get(here.prompt, "") if here else "",
        "place": place,
        "number": number_of(here, form),
        "total": len(form.document.answers),
        "other_ways_first": bool(offer and offer.mode in OTHER_WAYS_FIRST),
        "word_lists": word_lists(form, offer) if here else [],
        "is_heavy": bool(offer and offer.weight == Weight.HEAVY),
        "attachments": attachments,
        "body_lines": body_lines,
        "notices": notices_for(place),
        "home": home_of(*begun_from(form, entry)),
        "readers": [share.relationship.therapist.name for share in shares],
    }


def begun_from(form: ReflectForm, entry: Entry | None) -> tuple[UUID | None, UUID | None]:
    """The thread and the session it is about, as its entry says, or as its screen does."""
    if entry:
        return in_sight(entry.thread), in_sight(entry.session)
    return as_uuid(form["thread"].value()), as_uuid(form["session"].value())


def in_sight(row: Session | Thread | None) -> UUID | None:
    """Its id, unless it lies in the trash: there is no page of it then."""
    if row is None or row.trashed_at:
        return None
    public_id: UUID = row.public_id
    return public_id


def home_of(thread: UUID | None, session: UUID | None) -> str:
    """The page it was begun from; empty where that was neither a thread nor a session."""
    if thread:
        return reverse("journal:thread", args=[thread])
    return reverse("journal:session", args=[session]) if session else ""


def as_uuid(posted: Any) -> UUID | None:
    return UUID(str(posted)) if is_uuid(str(posted)) else None


def offer_of(answer: Answer, form: ReflectForm) -> PromptOffer | None:
    """What the library says beside it; a screen that was just chosen knows already."""
    known = form.known or offers_of([answer], form.beside)
    return known.get(mark_of(answer))


def made_at_question(
    form: ReflectForm, entry: Entry
) -> tuple[list[AttachmentLine], list[BodyLine]]:
    """What was drawn, spoken, photographed or noted on a body at this question."""
    files, maps = attachments_of(entry=entry), body_lines_of(entry)
    lying = [*(str(line.public_id) for line in files), *(str(line.public_id) for line in maps)]
    saved = form.saved.attachments if form.saved else ()
    mine = {*unclaimed(form.document, lying), *saved}
    return (
        [line for line in files if str(line.public_id) in mine],
        [line for line in maps if str(line.public_id) in mine],
    )


def number_of(answer: Answer | None, form: ReflectForm) -> int:
    """Which of the questions this is, counted as people count."""
    place = place_of(answer.prompt, form.document) if answer else None
    return (place or 0) + 1


def notices_for(place: str) -> list[str]:
    """What curators say where one writes, and where a heavy question is announced."""
    if place == Place.BEFORE:
        return notices_at(Notice.Place.HEAVY)
    return notices_at(Notice.Place.WRITING) if place == Place.ASK else []
