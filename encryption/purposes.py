"""Purpose keys: derived by name from one random key, which the root key ring wraps.

They do not derive from the root itself: rotating the root must not break an audit chain or lock
people out of their second factor.
"""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from encryption.keys import ensure_purposes_key, open_wrapped_key
from encryption.models import WrappedKey
from encryption.ring import key_ring


def purpose_key(name: str) -> bytes:
    """Return 32 bytes that belong to this deployment and this purpose alone."""
    if not WrappedKey.objects.of(WrappedKey.Kind.PURPOSES, WrappedKey.PURPOSES_ID).exists():
        ensure_purposes_key()
    root = open_wrapped_key(WrappedKey.Kind.PURPOSES, WrappedKey.PURPOSES_ID)
    info = b"journal purpose key 1\0" + key_ring().place + name.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(root)
