"""A content key sealed for somebody who is not here: bytes in, bytes out, like the box.

    version 1 | suite 3 | key id 4 | revision 4 | encapsulated key 1120 | AES-256-GCM(...) | tag 16

HPKE (RFC 9180) with ML-KEM-768 and X25519 together: with the public half one can seal, and open
nothing, not even what one sealed. `tests/encryption/capture_vectors.json` freezes it.
"""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from encryption.box import CAPTURE, COMMITMENT, HEADER_SIZE, KEY_SIZE, TAG_SIZE, header
from encryption.errors import Unreadable

PRIVATE_SIZE, PUBLIC_SIZE, ENCAPSULATED_SIZE = 96, 1216, 1120
SLOT_SIZE = HEADER_SIZE + ENCAPSULATED_SIZE + len(COMMITMENT) + KEY_SIZE + TAG_SIZE

PublicHalf = MLKEM768X25519PublicKey
PrivateHalf = MLKEM768X25519PrivateKey

_SEED: Final = 64  # ML-KEM keys are kept as the seed they come from
_SUITE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def new_halves() -> tuple[bytes, bytes]:
    """Return a new private half and its public one."""
    lattice, curve = MLKEM768PrivateKey.generate(), X25519PrivateKey.generate()
    private = lattice.private_bytes_raw() + curve.private_bytes_raw()
    return private, lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def public_half(data: bytes) -> PublicHalf:
    """Return a public half from its bytes, or raise `Unreadable`."""
    if len(data) != PUBLIC_SIZE:
        raise Unreadable
    try:
        lattice = MLKEM768PublicKey.from_public_bytes(data[:-KEY_SIZE])
    except ValueError:
        raise Unreadable from None
    return PublicHalf(lattice, X25519PublicKey.from_public_bytes(data[-KEY_SIZE:]))


def private_half(data: bytes) -> PrivateHalf:
    """Return a private half from its bytes, or raise `Unreadable`."""
    if len(data) != PRIVATE_SIZE:
        raise Unreadable
    lattice = MLKEM768PrivateKey.from_seed_bytes(data[:_SEED])
    return PrivateHalf(lattice, X25519PrivateKey.from_private_bytes(data[_SEED:]))


def seal_key(half: PublicHalf, key: bytes, place: bytes, *, key_id: int, revision: int) -> bytes:
    """Seal a content key to a public half, for one place."""
    head = header(CAPTURE, key_id, revision)
    return head + _SUITE.encrypt(COMMITMENT + key, half, head + place)


def open_key(half: PrivateHalf, slot: bytes, place: bytes, *, key_id: int, revision: int) -> bytes:
    """Return the content key, or raise `Unreadable`."""
    head = header(CAPTURE, key_id, revision)
    if len(slot) != SLOT_SIZE or not slot.startswith(head):
        raise Unreadable
    try:
        plain = _SUITE.decrypt(slot[HEADER_SIZE:], half, head + place)
    except InvalidTag:
        raise Unreadable from None
    if not plain.startswith(COMMITMENT):
        raise Unreadable
    return plain[len(COMMITMENT) :]
