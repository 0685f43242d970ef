"""Short texts only the worker opens, sealed under a purpose key and bound to their row.

No person's key is involved: what is sealed here must be nobody's. Each label has a key of its own.
"""

import uuid

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption import box
from encryption.purposes import purpose_key
from encryption.ring import key_ring
from encryption.sealed import Sealed


def seal_for_worker(label: str, row_id: uuid.UUID, text: str) -> bytes:
    """Return the box of a text that belongs to this row of this label."""
    place = _place(label, row_id)
    return box.seal_text(_cipher(label), text.encode(), place, key_id=1, revision=1)


def open_for_worker(label: str, row_id: uuid.UUID, sealed: Sealed) -> str:
    """Return the text, or raise `Unreadable`."""
    place = _place(label, row_id)
    return box.open_text(_cipher(label), sealed.box, place, key_id=1, revision=1).decode()


def _cipher(label: str) -> AESGCM:
    return AESGCM(purpose_key(label))


def _place(label: str, row_id: uuid.UUID) -> bytes:
    return key_ring().place + box.piece(label.encode()) + box.piece(row_id.bytes)
