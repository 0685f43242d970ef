"""Readers: who may open a slot. A reader holds its key in its own object, for one request.

A capture writer (`encryption.capture`) is a reader that opens nothing and seals for the owner.
"""

import uuid
from collections.abc import Iterable
from typing import Any, Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption import box, hybrid
from encryption.box import piece
from encryption.errors import Unreadable
from encryption.keys import open_wrapped_key, open_wrapped_keys
from encryption.models import WrappedKey
from encryption.pairs import OpeningHalf, opening_half
from encryption.ring import key_ring

OWNER: Final = "owner"
RELATIONSHIP: Final = "relationship"
CAPTURE: Final = "capture"
KEY_ID = 1  # readers have one key each; the number is there for the day they have two
REVISION = 1  # of a slot, which is never sealed again


class Reader:
    """One named reader with an open key. It shows nothing and does not leave its process."""

    __slots__ = ("_opening", "cipher", "deployment", "id", "kind", "place")

    def __init__(self, kind: str, reader_id: uuid.UUID, cipher: AESGCM, deployment: bytes) -> None:
        self.kind = kind
        self.id = reader_id
        self.cipher = cipher
        self.deployment = deployment
        self.place = reader_place(kind, reader_id)
        self._opening: OpeningHalf | None = None

    def __repr__(self) -> str:
        return "<reader>"

    def __reduce_ex__(self, protocol: Any) -> str | tuple[Any, ...]:
        raise TypeError("A reader is not pickled: no cache, session or queue may hold its key.")

    @property
    def seals_as(self) -> str:
        """The kind of rows this one may seal."""
        return self.kind

    def open_slot(self, slot: bytes, place: bytes) -> bytes:
        """Return the content key in a slot of this reader, or raise `Unreadable`."""
        if box.is_captured(slot):
            return self._open_captured(slot, place)
        at = place + self.place
        return box.open_key(self.cipher, slot, at, key_id=KEY_ID, revision=REVISION)

    def seal_slot(self, key: bytes, place: bytes) -> bytes:
        """Seal a content key for this reader."""
        at = place + self.place
        return box.seal_key(self.cipher, key, at, key_id=KEY_ID, revision=REVISION)

    def _open_captured(self, slot: bytes, place: bytes) -> bytes:
        """Open what was sealed to the owner's public half; the private one is opened once."""
        if self.kind != OWNER:
            raise Unreadable
        if self._opening is None:
            self._opening = opening_half(self.id, self.cipher)
        at = place + reader_place(CAPTURE, self.id) + self._opening.stamp
        return hybrid.open_key(self._opening.half, slot, at, key_id=KEY_ID, revision=REVISION)


def reader_place(kind: str, reader_id: uuid.UUID) -> bytes:
    """Return the part of a slot's place that says who reads it."""
    return piece(kind.encode()) + piece(reader_id.bytes)


def owner_reader(client_id: uuid.UUID) -> Reader:
    """Return the owner of a journal; raise `Unreadable` when their key is gone."""
    return _reader(OWNER, WrappedKey.Kind.CLIENT, client_id)


def readers_together(
    client_id: uuid.UUID, relationship_ids: Iterable[uuid.UUID]
) -> dict[uuid.UUID, Reader]:
    """Return the owner of a journal and readers of relationships, by whose they are: one query.

    Those whose key is gone or does not open are not among them.
    """
    kind_of = {one: WrappedKey.Kind.RELATIONSHIP.value for one in relationship_ids}
    kind_of[client_id] = WrappedKey.Kind.CLIENT.value
    return {
        subject_id: Reader(
            OWNER if subject_id == client_id else RELATIONSHIP,
            subject_id,
            AESGCM(key),
            key_ring().place,
        )
        for subject_id, key in open_wrapped_keys(kind_of).items()
    }


def relationship_reader(relationship_id: uuid.UUID) -> Reader:
    """Return the reader of one relationship; raise `Unreadable` when its key is gone."""
    return _reader(RELATIONSHIP, WrappedKey.Kind.RELATIONSHIP, relationship_id)


def _reader(kind: str, key_kind: str, subject_id: uuid.UUID) -> Reader:
    cipher = AESGCM(open_wrapped_key(key_kind, subject_id))
    return Reader(kind, subject_id, cipher, key_ring().place)
