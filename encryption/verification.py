"""Opening every box there is, to know that it opens. What it reads is dropped at once."""

import uuid
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.apps import apps
from django.db.models import Q

from encryption.errors import Unreadable
from encryption.fields import SealedField
from encryption.models import CaptureKey, SealedRow
from encryption.pairs import opening_half
from encryption.readers import Reader, owner_reader, relationship_reader, reminders_reader
from encryption.rows import open_content, sealed_fields

CHUNK = 2000
FIND = {
    "owner": owner_reader,
    "relationship": relationship_reader,
    "reminders": reminders_reader,
}


class Finding(NamedTuple):
    """One column of one row: whether it opened. Never what it says."""

    row: uuid.UUID
    column: str
    is_readable: bool


def sealed_models() -> list[type[SealedRow]]:
    """Return every model with sealed columns."""
    return [model for model in apps.get_models() if issubclass(model, SealedRow)]


def check_seals(model: type[SealedRow], client_id: uuid.UUID | None = None) -> Iterator[Finding]:
    """Open every box of a model, or those about one person."""
    for field in sealed_fields(model):
        by = field.subject if model.sealed_for == "owner" else model.sealed_for_id
        needed = {"public_id", field.subject, field.slot, field.name, field.revision, by}
        rows = model._base_manager.order_by(by).only(*needed).exclude(_nothing_sealed(field))
        if client_id is not None:
            rows = rows.filter(**{field.subject: client_id})
        for reader_id, of_one in groupby(rows.iterator(CHUNK), key=attrgetter(by)):
            reader = _reader_of(model, reader_id)
            for row in of_one:
                yield Finding(row.public_id, field.name, _opens(row, field, reader))


def check_pairs(client_id: uuid.UUID | None = None) -> Iterator[Finding]:
    """Open the private half of every pair, or one person's: what came by a link hangs on it."""
    pairs = CaptureKey.objects.order_by("client_id")
    if client_id is not None:
        pairs = pairs.filter(client_id=client_id)
    for owner_id in pairs.values_list("client_id", flat=True).iterator(CHUNK):
        yield Finding(owner_id, "private_box", _pair_opens(owner_id))


def _pair_opens(client_id: uuid.UUID) -> bool:
    try:
        opening_half(client_id, owner_reader(client_id).cipher)
    except Unreadable:
        return False
    return True


def _opens(row: SealedRow, field: SealedField, reader: Reader | None) -> bool:
    if reader is None:
        return False
    try:
        field.decode(open_content(row, field, reader))
    except Unreadable:
        return False
    return True


def _reader_of(model: type[SealedRow], reader_id: uuid.UUID) -> Reader | None:
    try:
        return FIND[model.sealed_for](reader_id)
    except Unreadable:
        return None


def _nothing_sealed(field: SealedField) -> Q:
    """Never sealed, or shredded: no box, and the revision says so too."""
    return Q(**{f"{field.name}__isnull": True, field.revision: 0})
