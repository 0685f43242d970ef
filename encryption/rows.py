"""Sealing and opening one column of one row: where identity, reader and box meet."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models

from encryption import box
from encryption.errors import Unreadable
from encryption.fields import SealedField, mark_written
from encryption.sealed import Sealed

if TYPE_CHECKING:
    from encryption.readers import Reader

_ID = (16).to_bytes(2, "big")  # the length that stands before a UUID in a place
KEY_ID = 1  # rows have one key each; the number is there for the day they have two


@cache
def sealed_fields(model: type[models.Model]) -> tuple[SealedField, ...]:
    """Return the sealed columns of a model."""
    return tuple(field for field in model._meta.concrete_fields if isinstance(field, SealedField))


@cache
def sealed_field(model: type[models.Model], name: str | None) -> SealedField:
    """Return the column of that name, or the only one when no name is given."""
    fields = [field for field in sealed_fields(model) if name in {None, field.name}]
    if len(fields) != 1:
        names = ", ".join(field.name for field in sealed_fields(model))
        raise TypeError(f"{model.__name__} has these sealed fields: {names}. Name one.")
    return fields[0]


def with_companions(model: type[models.Model], names: Iterable[str]) -> set[str]:
    """Add to the names of columns those that must be written with them."""
    wanted = set(names)
    for field in sealed_fields(model):
        together = {field.slot, field.name, field.revision}
        wanted |= together if wanted & together else set()
    return wanted


def open_content(row: models.Model, field: SealedField, reader: "Reader") -> bytes:
    """Return the bytes of a sealed column, or raise `Unreadable`."""
    slot, sealed = getattr(row, field.slot), getattr(row, field.attname)
    if slot is None or sealed is None:
        raise Unreadable
    ids, revision = _ids(row, field), getattr(row, field.revision)
    cipher = AESGCM(_open_slot(slot, field, reader, ids))
    place = reader.deployment + field.label_piece + ids
    return box.open_text(cipher, sealed.box, place, key_id=KEY_ID, revision=revision)


def seal_content(row: models.Model, field: SealedField, reader: "Reader", content: bytes) -> None:
    """Seal bytes into a column of a row: its slot, its box and its revision. Saves nothing.

    What does not open is not written over: a row that lost its key or a byte raises `Unreadable`
    and stays as it is until it is shredded.
    """
    slot, ids, revision = getattr(row, field.slot), _ids(row, field), getattr(row, field.revision)
    if revision or getattr(row, field.attname) is not None:
        open_content(row, field, reader)
    new_slot, key = _new_slot(field, reader, ids) if slot is None else (None, None)
    cipher = AESGCM(key or _open_slot(slot, field, reader, ids))
    place = reader.deployment + field.label_piece + ids
    sealed = box.seal_text(cipher, content, place, key_id=KEY_ID, revision=revision + 1)
    if new_slot:
        mark_written(row, field.slot, new_slot)
    mark_written(row, field.attname, Sealed(sealed))
    mark_written(row, field.revision, revision + 1)


def own_slot(row: models.Model, field: SealedField, reader: "Reader") -> Sealed:
    """Return the slot of a column sealed anew for its reader; what does not open has none."""
    open_content(row, field, reader)
    ids = _ids(row, field)
    key = _open_slot(getattr(row, field.slot), field, reader, ids)
    return Sealed(reader.seal_slot(key, reader.deployment + field.slot_piece + ids))


def _ids(row: models.Model, field: SealedField) -> bytes:
    values = row.__dict__  # quicker than the descriptors of a foreign key, when it is loaded
    public_id = values.get("public_id") or row.public_id  # type: ignore[attr-defined]
    subject = values.get(field.subject) or getattr(row, field.subject)
    if public_id is None or subject is None:
        raise Unreadable
    ids: bytes = _ID + public_id.int.to_bytes(16, "big") + _ID + subject.int.to_bytes(16, "big")
    return ids


def _open_slot(slot: Sealed, field: SealedField, reader: "Reader", ids: bytes) -> bytes:
    return reader.open_slot(slot.box, reader.deployment + field.slot_piece + ids)


def _new_slot(field: SealedField, reader: "Reader", ids: bytes) -> tuple[Sealed, bytes]:
    key = box.new_key()
    return Sealed(reader.seal_slot(key, reader.deployment + field.slot_piece + ids)), key
