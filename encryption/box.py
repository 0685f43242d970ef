"""The sealed box: bytes in, bytes out. No clock, no database, no settings.

    version 1 | suite 1 | key id 4 | revision 4 | nonce 12 | AES-256-GCM(...) | tag 16

A box opens only with its key, at its place, at its revision. Anything else is `Unreadable`.
`docs/decisions/0001-sealing.md` describes every byte; `tests/encryption/vectors.json` freezes them.
"""

import os
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption.errors import Unreadable

VERSION = 1
TEXT, KEY = 1, 2  # suites: a text padded to hide its length, or a 32-byte key as it is
CAPTURE = 3  # a key sealed to a public half: `encryption.hybrid`

KEY_SIZE, NONCE_SIZE, TAG_SIZE = 32, 12, 16
FLOOR = 1024
COMMITMENT = bytes(32)  # AES-GCM alone lets one box open under two keys; this prefix does not

_header = struct.Struct(">BBII")
_length = struct.Struct(">I")
HEADER_SIZE = _header.size
_BODY = HEADER_SIZE + NONCE_SIZE
_SMALLEST = _BODY + len(COMMITMENT) + TAG_SIZE
_TEXT_STARTS = len(COMMITMENT) + _length.size
_CAPTURED = bytes((VERSION, CAPTURE))
_zeros = bytes(FLOOR)


def new_key() -> bytes:
    """Return 256 random bits."""
    return os.urandom(KEY_SIZE)


def piece(value: bytes) -> bytes:
    """Prefix a part of a place with its length, so that parts cannot run into each other."""
    return len(value).to_bytes(2, "big") + value


def padded_size(size: int) -> int:
    """Round a text's length up by Padmé, never under 1 KiB: few sizes, little to learn."""
    if size <= FLOOR:
        return FLOOR
    exponent = size.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (size + mask) & ~mask


def header(suite: int, key_id: int, revision: int) -> bytes:
    """Return the first ten bytes of a box."""
    return _header.pack(VERSION, suite, key_id, revision)


def is_captured(slot: bytes) -> bool:
    """Whether a slot says of itself that it was sealed to a public half."""
    return slot[:2] == _CAPTURED


def seal_text(cipher: AESGCM, text: bytes, place: bytes, *, key_id: int, revision: int) -> bytes:
    """Seal a text of any length under a fresh nonce."""
    padding = padded_size(len(text)) - len(text)
    zeros = _zeros[:padding] if padding <= FLOOR else bytes(padding)
    plain = b"".join((COMMITMENT, _length.pack(len(text)), text, zeros))
    return _seal(cipher, plain, header(TEXT, key_id, revision), place)


def open_text(cipher: AESGCM, box: bytes, place: bytes, *, key_id: int, revision: int) -> bytes:
    """Return the text, or raise `Unreadable`."""
    plain = _open(cipher, box, header(TEXT, key_id, revision), place)
    # The commitment and the length are one number: a prefix that is not zero outgrows any box.
    end = _TEXT_STARTS + int.from_bytes(plain[:_TEXT_STARTS], "big")
    if end > len(plain):
        raise Unreadable
    return plain[_TEXT_STARTS:end]


def seal_key(cipher: AESGCM, key: bytes, place: bytes, *, key_id: int, revision: int) -> bytes:
    """Seal a key, which needs no padding."""
    return _seal(cipher, COMMITMENT + key, header(KEY, key_id, revision), place)


def open_key(cipher: AESGCM, box: bytes, place: bytes, *, key_id: int, revision: int) -> bytes:
    """Return the key, or raise `Unreadable`."""
    plain = _open(cipher, box, header(KEY, key_id, revision), place)
    if not plain.startswith(COMMITMENT):
        raise Unreadable
    return plain[len(COMMITMENT) :]


def _seal(cipher: AESGCM, plain: bytes, head: bytes, place: bytes) -> bytes:
    nonce = os.urandom(NONCE_SIZE)
    return head + nonce + cipher.encrypt(nonce, plain, head + place)


def _open(cipher: AESGCM, box: bytes, head: bytes, place: bytes) -> bytes:
    if len(box) < _SMALLEST or not box.startswith(head):
        raise Unreadable
    try:
        return cipher.decrypt(box[HEADER_SIZE:_BODY], box[_BODY:], head + place)
    except InvalidTag:
        raise Unreadable from None
