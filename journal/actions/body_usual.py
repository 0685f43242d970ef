"""Say what is usual for one’s body, and how one likes to look at the figure."""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction

from accounts.access import hold_client
from accounts.models import User
from encryption.keys import ensure_client_key
from journal.access import reader_of
from journal.actions.body import (
    PlaceWriting,
    PlaceWrittenElsewhere,
    refuse_if_changed,
    refuse_if_note_changed,
)
from journal.body_documents import BodyUsualDocument, trace_of
from journal.models import BodyUsual

Change = Callable[[BodyUsualDocument], BodyUsualDocument]


@transaction.atomic
def rewrite_usual(change: Change, *, by: User) -> BodyUsual:
    """Read, change and keep under one lock; the row is made when it is first needed."""
    hold_client(by)
    ensure_client_key(by.public_id)
    reader = reader_of(by)
    row = BodyUsual.objects.filter(client=by).first()
    saved = BodyUsualDocument()
    if row is None:
        row = BodyUsual(client=by)
    else:
        saved = BodyUsualDocument.from_json(row.open_for(reader))
    row.seal_for(reader, change(saved).as_json())
    row.save()
    return row


def keep_usual_place(writing: PlaceWriting, *, by: User) -> BodyUsual:
    """Keep what is usual at these places and leave all others as they are."""

    def change(saved: BodyUsualDocument) -> BodyUsualDocument:
        refuse_if_changed(saved.places, writing)
        return saved.keeping(*writing.places)

    return rewrite_usual(change, by=by)


def clear_usual_place(region: str, *, opened_on: str, by: User) -> BodyUsual:
    def change(saved: BodyUsualDocument) -> BodyUsualDocument:
        now = saved.place(region)
        if now is not None and trace_of(now) != opened_on:
            raise PlaceWrittenElsewhere(now)
        return saved.clearing(region)

    return rewrite_usual(change, by=by)


def note_usual(note: str, *, opened_on: str, by: User) -> BodyUsual:
    """Keep a note about the whole body."""

    def change(saved: BodyUsualDocument) -> BodyUsualDocument:
        refuse_if_note_changed(saved.note, note, opened_on)
        return replace(saved, note=note)

    return rewrite_usual(change, by=by)


def choose_look(
    *, by: User, shows_list: bool | None = None, hides_pelvis: bool | None = None
) -> BodyUsual:
    """Remember how this person likes to look at the figure; None leaves a choice as it was."""

    def change(saved: BodyUsualDocument) -> BodyUsualDocument:
        return replace(
            saved,
            shows_list=saved.shows_list if shows_list is None else shows_list,
            hides_pelvis=saved.hides_pelvis if hides_pelvis is None else hides_pelvis,
        )

    return rewrite_usual(change, by=by)
