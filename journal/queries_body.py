"""Body maps, opened and put into words: one, a list, two together, and a place over time."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from encryption.errors import Unreadable
from encryption.readers import Reader
from journal.access import reader_of
from journal.body_difference import differences
from journal.body_documents import BodyMapDocument, BodyUsualDocument, Places, each_side
from journal.body_words import PlaceLine, in_order, place_line
from journal.documents import EntryDocument, Sensation
from journal.fragment_documents import FragmentDocument
from journal.models import BodyMap, BodyUsual, Entry, Fragment, Session
from journal.queries import session_line

log = logging.getLogger(__name__)
MAPS_ON_A_PAGE = 20
MAPS_TO_CHOOSE = 40
NEWEST = 100


def opened_map(body_map: BodyMap, reader: Reader) -> BodyMapDocument:
    return BodyMapDocument.from_json(body_map.open_for(reader))


def usual_of(client: User, reader: Reader | None = None) -> BodyUsualDocument:
    """What is usual for this body; nothing is, until the person says so."""
    row = BodyUsual.objects.filter(client=client).first()
    if row is None:
        return BodyUsualDocument()
    return BodyUsualDocument.from_json(row.open_for(reader or reader_of(client)))


def session_label(session: Session | None, reader: Reader) -> str:
    """What a session is called; nothing where there is none, or where it lies in the trash."""
    if session is None or session.trashed_at:
        return ""
    return session_line(session, reader).label


def lines_of_map(document: BodyMapDocument, usual: BodyUsualDocument) -> list[PlaceLine]:
    """Every noted place from top to toe, each with what is different from usual."""
    changed = differences(document.places, usual.places) if usual.places else {}
    return [place_line(p, changed.get(p.region, "")) for p in in_order(document.places)]


def gone_quiet(document: BodyMapDocument, usual: BodyUsualDocument) -> list[PlaceLine]:
    """Places that usually say something and are not on this map."""
    noted = {place.region for place in document.places}
    return [place_line(p) for p in in_order(usual.places) if noted and p.region not in noted]


@dataclass(frozen=True)
class MapLine:
    """One map in a list: when, its places in a line, the session it goes with."""

    body_map: BodyMap
    words: str
    session: str

    @property
    def label(self) -> str:
        """What a select calls it."""
        when = date_format(timezone.localtime(self.body_map.felt_at), "DATETIME_FORMAT")
        return f"{when}: {self.words}" if self.words else when


@dataclass(frozen=True)
class MapPage:
    lines: list[MapLine]
    older_than: UUID | None


def map_lines(
    client: User, *, older_than: UUID | None = None, session: Session | None = None
) -> MapPage:
    """The newest maps, or those older than this one; its cost never grows with their number."""
    maps = BodyMap.objects.of(client).kept()
    if session:
        maps = maps.filter(session=session)
    last = BodyMap.objects.of(client).filter(public_id=older_than).first() if older_than else None
    if last:
        maps = maps.filter(Q(felt_at__lt=last.felt_at) | Q(felt_at=last.felt_at, pk__lt=last.pk))
    found = list(newest(maps, MAPS_ON_A_PAGE + 1))
    shown = found[:MAPS_ON_A_PAGE]
    more = shown[-1].public_id if len(found) > MAPS_ON_A_PAGE else None
    return MapPage(lines_of_maps(client, shown), more)


def newest(maps: Any, count: int) -> Any:
    return maps.select_related("session").order_by("-felt_at", "-id")[:count]


def maps_to_choose(client: User) -> list[MapLine]:
    """The newest maps, for laying one over another."""
    return lines_of_maps(client, list(newest(BodyMap.objects.of(client).kept(), MAPS_TO_CHOOSE)))


def lines_of_maps(client: User, maps: list[BodyMap]) -> list[MapLine]:
    if not maps:
        return []
    reader = reader_of(client)
    return [map_line(body_map, reader) for body_map in maps]


def map_line(body_map: BodyMap, reader: Reader) -> MapLine:
    """A map, for a list; one that does not open hides none of the others."""
    try:
        words = first_words(opened_map(body_map, reader))
    except Unreadable:
        log.error("%s does not open", body_map)
        words = _("This could not be opened just now. It has not been changed.")
    return MapLine(body_map, words, session_label(body_map.session, reader))


def first_words(document: BodyMapDocument) -> str:
    said = "; ".join(place_line(place).label for place in in_order(document.places)[:3])
    return f"{said} …" if len(document.places) > 3 else said


@dataclass(frozen=True)
class StoryLine:
    """What one place said at one time, and where that stands."""

    on: date
    said: PlaceLine
    place: Sensation
    url: str
    session: str

    @property
    def reach(self) -> int:
        """Where a line of ninety-six units ends that is as long as this was strong."""
        return 2 + round((self.place.intensity or 0) * 9.6)


def story_of(client: User, codes: Iterable[str]) -> list[StoryLine]:
    """What a place said over time, newest first: in maps, in entries, in pieces remembered."""
    kept = [*told_by_maps(client), *told_by_entries(client), *told_by_pieces(client)]
    if not kept:
        return []
    reader, wanted = reader_of(client), set(codes)
    lines = [
        StoryLine(on, place_line(place), place, url, session_label(row.session, reader))
        for row, on, url, shape in kept
        for place in places_in(row, shape, reader)
        if place.region in wanted
    ]
    return sorted(lines, key=lambda line: line.on, reverse=True)


Told = tuple[Any, date, str, Any]


def told_by_maps(client: User) -> Iterator[Told]:
    for row in newest(BodyMap.objects.of(client).kept(), NEWEST):
        url = reverse("journal:body-map", args=[row.public_id])
        yield row, day_of(row.felt_at), url, BodyMapDocument


def told_by_entries(client: User) -> Iterator[Told]:
    entries = Entry.objects.of(client).kept().select_related("session")
    for row in entries.order_by("-entry_on", "-id")[:NEWEST]:
        yield row, row.entry_on, reverse("journal:entry", args=[row.public_id]), EntryDocument


def told_by_pieces(client: User) -> Iterator[Told]:
    touched = Fragment.objects.of(client).in_sight().filter(kind=Fragment.Kind.TOUCH)
    for row in touched.select_related("session").order_by("-remembered_at", "-id")[:NEWEST]:
        url = reverse("journal:session", args=[row.session_id])
        yield row, day_of(row.remembered_at), url, FragmentDocument


def day_of(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def places_in(row: Any, shape: Any, reader: Reader) -> Places:
    """What a row says of the body, each side for itself; one that does not open says nothing."""
    try:
        document = shape.from_json(row.open_for(reader))
    except Unreadable:
        log.error("%s does not open", row)
        return ()
    return each_side(document.places if shape is BodyMapDocument else document.sensations)
