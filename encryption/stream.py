"""The sealed stream: a file of any size, sealed while it comes and opened from any place in it.

    version 1 | suite 3 | nonce prefix 7 | segments

A segment is AES-256-GCM of 64 KiB, the last one of less; its nonce is the prefix, its number and
whether it is the last. What the segments hold, taken together, is: 32 zero bytes, the content,
zeros up to the padded size, and the content's size in 8 bytes.

Whoever opens a stream opens its first segment, which commits to the key, and its last, which
says how much there is: a stream that was cut, lengthened or put together from others opens
nowhere. No clock, no database, no settings. `docs/decisions/0001-sealing.md` describes every
byte; `tests/encryption/streams.json` freezes them.
"""

import os
import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption.box import COMMITMENT, TAG_SIZE, padded_size
from encryption.errors import Unreadable

VERSION, SUITE = 1, 3
SEGMENT = 64 * 1024  # bytes of content in a segment
PREFIX_SIZE = 7
HEADER_SIZE = 2 + PREFIX_SIZE
_SEALED = SEGMENT + TAG_SIZE
_length = struct.Struct(">Q")
_AROUND = len(COMMITMENT) + _length.size
_nonce_end = struct.Struct(">I?")
_zeros = bytes(SEGMENT)


def seal_stream(
    key: bytes, place: bytes, source: Iterable[bytes], *, prefix: bytes | None = None
) -> Iterator[bytes]:
    """Yield the sealed form of what `source` yields. A key seals one stream and no other.

    `prefix` is random; only frozen vectors say which.
    """
    cipher = AESGCM(key)
    header = bytes((VERSION, SUITE)) + (prefix or os.urandom(PREFIX_SIZE))
    yield header
    for number, (segment, is_last) in enumerate(_segments(_framed(source))):
        nonce = header[2:] + _nonce_end.pack(number, is_last)
        yield cipher.encrypt(nonce, segment, header + place)


def _framed(source: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    yield COMMITMENT
    for piece in source:
        size += len(piece)
        yield piece
    padding = padded_size(size + _AROUND) - size - _AROUND
    for start in range(0, padding, SEGMENT):
        yield _zeros[: padding - start]
    yield _length.pack(size)


def _segments(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Cut what comes into segments, and tell of each whether it is the last."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) > SEGMENT:  # a segment goes when something is known to follow it
            yield bytes(waiting[:SEGMENT]), False
            del waiting[:SEGMENT]
    yield bytes(waiting), True


class OpenedStream:
    """A sealed stream whose two ends were opened and agree. It reads from any place in it."""

    def __init__(self, key: bytes, place: bytes, sealed: BinaryIO) -> None:
        self._cipher = AESGCM(key)
        self._sealed = sealed
        self._header = self._read(0, HEADER_SIZE)
        self._aad = self._header + place
        self._count = self._count_segments()
        self.size = self._check_ends()

    def __repr__(self) -> str:
        return "<opened stream>"

    def read(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the content from `start` to before `end`; each piece is verified before it goes."""
        end = self.size if end is None else end
        if not 0 <= start <= end <= self.size:
            raise ValueError("This stream does not reach so far.")
        return self._pieces(start + len(COMMITMENT), end + len(COMMITMENT))

    def _pieces(self, start: int, end: int) -> Iterator[bytes]:
        while start < end:
            number, offset = divmod(start, SEGMENT)
            piece = self._segment(number)[offset : offset + end - start]
            if not piece:
                raise Unreadable
            yield piece
            start += len(piece)

    def _count_segments(self) -> int:
        size = self._sealed.seek(0, os.SEEK_END) - HEADER_SIZE
        count = -(-size // _SEALED)
        if self._header[:2] != bytes((VERSION, SUITE)) or count < 1:
            raise Unreadable
        return count

    def _check_ends(self) -> int:
        """Return the size of the content, once the first and the last segment have opened."""
        last = self._segment(self._count - 1)
        plain = (self._count - 1) * SEGMENT + len(last)
        if len(last) < _length.size or not self._segment(0).startswith(COMMITMENT):
            raise Unreadable
        size: int = _length.unpack(last[-_length.size :])[0]
        if padded_size(size + _AROUND) != plain:
            raise Unreadable
        return size

    def _segment(self, number: int) -> bytes:
        sealed = self._read(HEADER_SIZE + number * _SEALED, _SEALED)
        nonce = self._header[2:] + _nonce_end.pack(number, number == self._count - 1)
        try:
            return self._cipher.decrypt(nonce, sealed, self._aad)
        except InvalidTag:
            raise Unreadable from None

    def _read(self, at: int, size: int) -> bytes:
        self._sealed.seek(at)
        return self._sealed.read(size)


def open_stream(
    key: bytes, place: bytes, sealed: BinaryIO, start: int = 0, end: int | None = None
) -> Iterator[bytes]:
    """Return the content in pieces, or a part of it; raise `Unreadable`, now or on the way."""
    return OpenedStream(key, place, sealed).read(start, end)
