"""What lies with an entry and is no word of it: its body maps, in words."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from encryption.errors import Unreadable
from encryption.readers import Reader, owner_reader
from journal.models import BodyMap, Entry
from journal.queries_body import first_words, opened_map


@dataclass(frozen=True)
class BodyLine:
    """One map of an entry: “chest: tight, 6 of 10”."""

    public_id: UUID
    words: str

    @property
    def url(self) -> str:
        return reverse("journal:body-map", args=[self.public_id])


def body_lines_of(entry: Entry, reader: Reader | None = None) -> list[BodyLine]:
    """The maps made with an entry, in the order they came."""
    maps = list(BodyMap.objects.kept().filter(entry=entry).order_by("pk"))
    if not maps:
        return []
    reader = reader or owner_reader(entry.client_id)
    return [BodyLine(each.public_id, words_of(each, reader)) for each in maps]


def words_of(body_map: BodyMap, reader: Reader) -> str:
    """What its places say; one that does not open, or says nothing, is named all the same."""
    try:
        return first_words(opened_map(body_map, reader)) or _("A body map")
    except Unreadable:
        return _("A body map")
