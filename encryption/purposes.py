"""Purpose keys: derived by name from one random key, which the root key ring wraps.

They do not derive from the root itself: rotating the root must not break an audit chain or lock
people out of their second factor.
"""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from encryption.box import KEY_SIZE, piece
from encryption.errors import Unreadable
from encryption.keys import ensure_purposes_key, open_wrapped_key
from encryption.models import WrappedKey
from encryption.ring import key_ring


def purpose_key(name: str) -> bytes:
    """Return 32 bytes that belong to this deployment and this purpose alone."""
    info = b"journal purpose key 1\0" + key_ring().place + piece(name.encode())
    return HKDF(algorithm=SHA256(), length=KEY_SIZE, salt=None, info=info).derive(_root())


def _root() -> bytes:
    try:
        return open_wrapped_key(WrappedKey.Kind.PURPOSES, WrappedKey.PURPOSES_ID)
    except Unreadable:  # the first time there is none; one that does not open is left as it is
        ensure_purposes_key()
        return open_wrapped_key(WrappedKey.Kind.PURPOSES, WrappedKey.PURPOSES_ID)
