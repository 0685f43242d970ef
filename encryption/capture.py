"""Capture-only writing: whoever holds a link writes for the owner, and opens nothing.

    ensure_capture_key(client.public_id)          # while the owner is there
    row.seal_for(capture_writer(client.public_id), value)
    take_in(row, owner_reader(client.public_id))  # at the owner's first opening

What was captured opens for the owner at about the cost of twenty ordinary slots, so their first
opening takes it in: from then on it is like everything else they wrote.
"""

import uuid
from typing import Any

from encryption import hybrid
from encryption.box import is_captured
from encryption.columns import Outbound, StillHolds
from encryption.errors import Unreadable
from encryption.models import SealedRow
from encryption.pairs import SealingHalf, has_pair, make_pair, sealing_half
from encryption.readers import CAPTURE, KEY_ID, OWNER, REVISION, Reader, owner_reader, reader_place
from encryption.ring import key_ring
from encryption.rows import own_slot, sealed_field


class CaptureWriter(Reader):
    """Seals for an owner who is not here. It holds no key, and nothing opens for it."""

    __slots__ = ("_sealing",)

    def __init__(self, client_id: uuid.UUID, sealing: SealingHalf, deployment: bytes) -> None:
        self.kind, self.id, self.deployment = CAPTURE, client_id, deployment
        self.place = reader_place(CAPTURE, client_id)
        self._sealing = sealing

    @property
    def seals_as(self) -> str:
        return OWNER

    def open_slot(self, slot: bytes, place: bytes) -> bytes:
        raise Unreadable

    def seal_slot(self, key: bytes, place: bytes) -> bytes:
        at = place + self.place + self._sealing.stamp
        return hybrid.seal_key(self._sealing.half, key, at, key_id=KEY_ID, revision=REVISION)


def ensure_capture_key(client_id: uuid.UUID) -> None:
    """Make the key pair of a person unless they have one; raise `Unreadable` without their key."""
    if not has_pair(client_id):
        make_pair(client_id, owner_reader(client_id).cipher)


def capture_writer(client_id: uuid.UUID) -> CaptureWriter:
    """Return who writes for a person and reads nothing; raise `Unreadable` if that cannot be."""
    return CaptureWriter(client_id, sealing_half(client_id), key_ring().place)


def is_taken_in(row: SealedRow, *, field: str | None = None) -> bool:
    """Whether a column holds an ordinary slot, or none."""
    slot = getattr(row, sealed_field(type(row), field).slot)
    return slot is None or not is_captured(slot.box)


def take_in(row: SealedRow, reader: Reader, *, field: str | None = None, **also: Any) -> bool:
    """Turn a captured slot into one of the owner's own, and set what else is to change with it.

    Compare and set: True when done, False when there was nothing to do or somebody was first.
    What does not open raises `Unreadable` and stays as it is.
    """
    column = sealed_field(type(row), field)
    if is_taken_in(row, field=column.name):
        return False
    old, new = getattr(row, column.slot), own_slot(row, column, reader)
    still = StillHolds(row._meta.get_field(column.slot), old.box)
    same = type(row)._base_manager.filter(still, pk=row.pk)
    done = same.update(**{column.slot: Outbound(new.box)}, **also)
    for name, value in {column.slot: new, **also}.items():
        setattr(row, name, value)
    return bool(done)
