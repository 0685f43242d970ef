"""Readers: who may open a slot. A reader holds its key in its own object, for one request."""

import uuid
from typing import Any, Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption.box import piece
from encryption.keys import open_wrapped_key
from encryption.models import WrappedKey
from encryption.ring import key_ring

OWNER: Final = "owner"
RELATIONSHIP: Final = "relationship"


class Reader:
    """One named reader with an open key. It shows nothing and does not leave its process."""

    __slots__ = ("cipher", "deployment", "id", "kind", "place")

    def __init__(self, kind: str, reader_id: uuid.UUID, cipher: AESGCM, deployment: bytes) -> None:
        self.kind = kind
        self.id = reader_id
        self.cipher = cipher
        self.deployment = deployment
        self.place = piece(kind.encode()) + piece(reader_id.bytes)

    def __repr__(self) -> str:
        return "<reader>"

    def __reduce_ex__(self, protocol: Any) -> str | tuple[Any, ...]:
        raise TypeError("A reader is not pickled: no cache, session or queue may hold its key.")


def owner_reader(client_id: uuid.UUID) -> Reader:
    """Return the owner of a journal; raise `Unreadable` when their key is gone."""
    return _reader(OWNER, WrappedKey.Kind.CLIENT, client_id)


def relationship_reader(relationship_id: uuid.UUID) -> Reader:
    """Return the reader of one relationship; raise `Unreadable` when its key is gone."""
    return _reader(RELATIONSHIP, WrappedKey.Kind.RELATIONSHIP, relationship_id)


def _reader(kind: str, key_kind: str, subject_id: uuid.UUID) -> Reader:
    cipher = AESGCM(open_wrapped_key(key_kind, subject_id))
    return Reader(kind, subject_id, cipher, key_ring().place)
