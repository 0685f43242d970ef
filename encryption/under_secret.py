"""A short text that a link's own secret opens, and nothing else: no key of a person is involved.

The row keeps a digest of the secret, to be found by. Who has the row without the secret has noise.
"""

import hashlib
import secrets
import uuid

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from encryption import box
from encryption.ring import key_ring
from encryption.sealed import Sealed

SECRET_BYTES = 24


def new_secret() -> str:
    """Return 192 random bits as text that an address can hold."""
    return secrets.token_urlsafe(SECRET_BYTES)


def digest_of(secret: str) -> uuid.UUID:
    """Return what a secret is found by: half of its SHA-256."""
    return uuid.UUID(bytes=hashlib.sha256(secret.encode()).digest()[:16])


def seal_under(secret: str, label: str, row_id: uuid.UUID, text: str) -> bytes:
    """Return the box of a text that belongs to this row of this label."""
    place, cipher = _place(label, row_id), _cipher(secret, label)
    return box.seal_text(cipher, text.encode(), place, key_id=1, revision=1)


def open_under(secret: str, label: str, row_id: uuid.UUID, sealed: Sealed) -> str:
    """Return the text, or raise `Unreadable`."""
    place, cipher = _place(label, row_id), _cipher(secret, label)
    return box.open_text(cipher, sealed.box, place, key_id=1, revision=1).decode()


def _cipher(secret: str, label: str) -> AESGCM:
    info = b"journal link secret 1\0" + key_ring().place + box.piece(label.encode())
    key = HKDF(algorithm=SHA256(), length=box.KEY_SIZE, salt=None, info=info)
    return AESGCM(key.derive(secret.encode()))


def _place(label: str, row_id: uuid.UUID) -> bytes:
    return key_ring().place + box.piece(label.encode()) + box.piece(row_id.bytes)
