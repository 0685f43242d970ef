"""Opening every box there is, to know that it opens. What it reads is dropped at once."""

import uuid
from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.db.models import Q

from encryption.errors import Unreadable
from encryption.fields import SealedField
from encryption.models import SealedRow
from encryption.readers import Reader, owner_reader, relationship_reader
from encryption.rows import open_content, sealed_fields

CHUNK = 2000


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
        reader_column = _reader_column(model, field)
        needed = {"public_id", field.subject, field.slot, field.name, field.revision, reader_column}
        rows = model._base_manager.order_by(reader_column).only(*needed)
        if client_id is not None:
            rows = rows.filter(**{field.subject: client_id})
        yield from _check_column(rows.exclude(_nothing_sealed(field)).iterator(CHUNK), field)


def _check_column(rows: Iterator[SealedRow], field: SealedField) -> Iterator[Finding]:
    reader: Reader | None = None
    reader_id: uuid.UUID | None = None
    for row in rows:
        if row.reader_id(field.name) != reader_id:
            reader_id = row.reader_id(field.name)
            reader = _reader_of(row, reader_id)
        yield Finding(row.public_id, field.name, _opens(row, field, reader))


def _opens(row: SealedRow, field: SealedField, reader: Reader | None) -> bool:
    if reader is None:
        return False
    try:
        field.decode(open_content(row, field, reader))
    except Unreadable:
        return False
    return True


def _reader_of(row: SealedRow, reader_id: uuid.UUID) -> Reader | None:
    find = owner_reader if row.sealed_for == "owner" else relationship_reader
    try:
        return find(reader_id)
    except Unreadable:
        return None


def _reader_column(model: type[SealedRow], field: SealedField) -> str:
    return field.subject if model.sealed_for == "owner" else model.sealed_for_id


def _nothing_sealed(field: SealedField) -> Q:
    """Never sealed, or shredded: no box, and the revision says so too."""
    return Q(**{f"{field.name}__isnull": True, field.revision: 0})
