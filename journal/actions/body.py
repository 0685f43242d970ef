"""Note what a body feels, place by place; put a map away, bring it back, erase it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.access import hold_client
from accounts.models import User
from encryption.keys import ensure_client_key
from journal.access import reader_of
from journal.access_body import body_map_for_writing, session_out_of_sight
from journal.actions.keeping import held
from journal.body_documents import BodyMapDocument, Places, note_trace, trace_of
from journal.documents import Sensation
from journal.models import BodyMap, Entry, Fragment, Session


class PlaceWrittenElsewhere(Exception):
    """The place has changed since this page was opened: both versions are kept in sight."""

    def __init__(self, saved: Sensation | None) -> None:
        super().__init__("this place was changed on another page")
        self.saved = saved


@dataclass(frozen=True)
class About:
    """What a map belongs to; asked once, when its first place is kept."""

    session: Session | None = None
    entry: Entry | None = None
    fragment: Fragment | None = None


@dataclass(frozen=True)
class PlaceWriting:
    """One place, or both its sides, and the trace of what its page was opened on."""

    places: Places
    opened_on: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def keep_place(
    public_id: UUID, writing: PlaceWriting, *, by: User, about: About | None = None
) -> BodyMap:
    """Keep these places and leave all others as they are; the first one begins the map."""
    hold_client(by)
    ensure_client_key(by.public_id)
    reader = reader_of(by)
    body_map = body_map_for_writing(by, public_id)
    saved = BodyMapDocument()
    if body_map:
        saved = BodyMapDocument.from_json(body_map.open_for(reader))
    else:
        body_map = begun(public_id, about or About(), by=by)
    refuse_if_changed(saved.places, writing)
    body_map.seal_for(reader, saved.keeping(*writing.places).as_json())
    body_map.save()
    return body_map


def begun(public_id: UUID, about: About, *, by: User) -> BodyMap:
    return BodyMap(
        public_id=public_id,
        client=by,
        session=about.session,
        entry=about.entry,
        fragment=about.fragment,
    )


def refuse_if_changed(saved: Places, writing: PlaceWriting) -> None:
    """A place must be as its page showed it, or already as the page wants it."""
    there = {place.region: place for place in saved}
    for place in writing.places:
        now = there.get(place.region)
        if now != place and trace_of(now) != writing.opened_on.get(place.region, ""):
            raise PlaceWrittenElsewhere(now)


@transaction.atomic
def clear_place(body_map: BodyMap, region: str, *, opened_on: str, by: User) -> None:
    """Take one place off a map, unless it says something else by now."""
    reader = reader_of(by)
    body_map = held(BodyMap.objects.kept(), body_map)
    saved = BodyMapDocument.from_json(body_map.open_for(reader))
    now = saved.place(region)
    if now is None:
        return
    if trace_of(now) != opened_on:
        raise PlaceWrittenElsewhere(now)
    body_map.seal_for(reader, saved.clearing(region).as_json())
    body_map.save()


@dataclass(frozen=True)
class MapAbout:
    """When a map was felt, which session it goes with, and a note of the person’s own."""

    felt_at: datetime
    session: Session | None
    note: str
    opened_on: str


class NoteWrittenElsewhere(Exception):
    """The note of this map has changed since this page was opened."""

    def __init__(self, saved: str) -> None:
        super().__init__("this note was changed on another page")
        self.saved = saved


def refuse_if_note_changed(saved: str, note: str, opened_on: str) -> None:
    if saved != note and note_trace(saved) != opened_on:
        raise NoteWrittenElsewhere(saved)


@transaction.atomic
def describe_map(body_map: BodyMap, about: MapAbout, *, by: User) -> BodyMap:
    """Say when a map was felt and what goes with it; its places stay as they are."""
    reader = reader_of(by)
    body_map = held(BodyMap.objects.kept(), body_map)
    saved = BodyMapDocument.from_json(body_map.open_for(reader))
    refuse_if_note_changed(saved.note, about.note, about.opened_on)
    body_map.felt_at = about.felt_at
    body_map.session = about.session or session_out_of_sight(body_map)
    body_map.seal_for(reader, replace(saved, note=about.note).as_json())
    body_map.save()
    return body_map
