"""Sealing and opening one column of one row: where identity, reader and box meet."""

from functools import cache
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models

from encryption import box
from encryption.errors import Unreadable
from encryption.fields import SealedField, SlotField, mark_written
from encryption.sealed import Sealed

if TYPE_CHECKING:
    from encryption.readers import Reader

_ID = (16).to_bytes(2, "big")  # the length that stands before a UUID in a place
KEY_ID = 1  # readers and rows have one key each; the number is there for the day they have two
SLOT_REVISION = 1


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


@cache
def slot_piece(model: type[models.Model], field: SealedField) -> bytes:
    """Return the label of the slot that opens a column, as a part of a place."""
    slot = model._meta.get_field(field.slot)
    sharing = [other for other in sealed_fields(model) if other.slot == field.slot]
    label = slot.label if isinstance(slot, SlotField) else ""
    if not label and len(sharing) > 1:
        raise TypeError(f"{slot} opens several columns, so it needs a label of its own.")
    return box.piece((label or f"{field.label}.slot").encode())


def open_content(row: models.Model, field: SealedField, reader: "Reader") -> bytes:
    """Return the bytes of a sealed column, or raise `Unreadable`."""
    slot, sealed = getattr(row, field.slot), getattr(row, field.attname)
    if slot is None or sealed is None:
        raise Unreadable
    ids = _ids(row, field)
    cipher = AESGCM(_content_key(row, field, reader, ids))
    return box.open_text(
        cipher,
        sealed.box,
        reader.deployment + field.label_piece + ids,
        key_id=KEY_ID,
        revision=getattr(row, field.revision),
    )


def seal_content(row: models.Model, field: SealedField, reader: "Reader", content: bytes) -> None:
    """Seal bytes into a column of a row: its slot, its box and its revision. Saves nothing."""
    ids, revision = _ids(row, field), getattr(row, field.revision) + 1
    slot, key = None, b""
    if getattr(row, field.slot) is None:
        slot, key = _new_slot(row, field, reader, ids)
    else:
        key = _content_key(row, field, reader, ids)
    place = reader.deployment + field.label_piece + ids
    sealed = box.seal_text(AESGCM(key), content, place, key_id=KEY_ID, revision=revision)
    if slot is not None:
        mark_written(row, field.slot, Sealed(slot))
    mark_written(row, field.attname, Sealed(sealed))
    mark_written(row, field.revision, revision)


def _ids(row: models.Model, field: SealedField) -> bytes:
    public_id, subject = row.public_id, getattr(row, field.subject)  # type: ignore[attr-defined]
    if public_id is None or subject is None:
        raise Unreadable
    ids: bytes = _ID + public_id.bytes + _ID + subject.bytes
    return ids


def _slot_place(row: models.Model, field: SealedField, reader: "Reader", ids: bytes) -> bytes:
    return reader.deployment + slot_piece(type(row), field) + ids + reader.place


def _content_key(row: models.Model, field: SealedField, reader: "Reader", ids: bytes) -> bytes:
    slot, place = getattr(row, field.slot).box, _slot_place(row, field, reader, ids)
    return box.open_key(reader.cipher, slot, place, key_id=KEY_ID, revision=SLOT_REVISION)


def _new_slot(
    row: models.Model, field: SealedField, reader: "Reader", ids: bytes
) -> tuple[bytes, bytes]:
    key, place = box.new_key(), _slot_place(row, field, reader, ids)
    slot = box.seal_key(reader.cipher, key, place, key_id=KEY_ID, revision=SLOT_REVISION)
    return slot, key
