"""Sealing a message for one browser: RFC 8291 over RFC 8188, in one record.

By hand, since the library for it (`http_ece`) comes only as source that runs code to install, and
our installs take nothing of that kind. The worked example of the RFC is among the tests.
"""

import os
import struct

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from reminders.push_documents import PushDocument

CURVE = ec.SECP256R1()
RECORD = 4096  # bytes: the size announced; ours is far shorter
LAST = b"\2"  # closes the only record


def sealed_for(document: PushDocument, message: bytes) -> bytes:
    """Return the message as only that browser opens it, under a key and a salt used once."""
    return seal(document, message, own=ec.generate_private_key(CURVE), salt=os.urandom(16))


def seal(
    document: PushDocument, message: bytes, *, own: ec.EllipticCurvePrivateKey, salt: bytes
) -> bytes:
    """Return salt, record size, our point and the one record, under given keys."""
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, document.public_key)
    point = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    info = b"WebPush: info\0" + document.public_key + point
    secret = derived(own.exchange(ec.ECDH(), theirs), document.auth_secret, info, 32)
    key = derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = derived(secret, salt, b"Content-Encoding: nonce\0", 12)
    record = AESGCM(key).encrypt(nonce, message + LAST, None)
    return salt + struct.pack("!IB", RECORD, len(point)) + point + record


def derived(secret: bytes, salt: bytes, info: bytes, size: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=size, salt=salt, info=info).derive(secret)
