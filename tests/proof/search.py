"""Look for a word in bytes, however it was written down.

The word is found whole in some twenty ways of writing; and by any eight of its letters in a row
(by seven of them, from every second on), because PostgreSQL, Redis and others compress by leaving
new letters as they are, a few at a time: pglz puts a byte between every eight. What deflate packed
is unpacked first.
"""

import base64
import re
import zlib
from collections.abc import Iterator
from functools import cache

PIECE, STEP = 7, 2
PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")  # how gzip and zlib begin
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}")
LINE_ENDS = re.compile(rb"=?\r?\n")
TO_STANDARD = bytes.maketrans(b"-_", b"+/")
DEEPEST = 3
LARGEST = 1_000_000


@cache
def writings(word: str) -> dict[str, bytes]:
    """Every way to write a word that is looked for, by name."""
    plain = word.encode()
    ways = {
        "utf-16 le": word.encode("utf-16-le"),
        "utf-16 be": word.encode("utf-16-be"),
        "utf-32 le": word.encode("utf-32-le"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
        "base32": base64.b32encode(plain).rstrip(b"=")[:-1],
        "backwards": plain[::-1],
        "percent": "".join(f"%{byte:02X}" for byte in plain).encode(),
        "json escapes": "".join(f"\\u{ord(letter):04x}" for letter in word).encode(),
        "html escapes": "".join(f"&#{ord(letter)};" for letter in word).encode(),
        "octal": "".join(f"\\{byte:03o}" for byte in plain).encode(),
        "upper case": word.upper().encode(),
    }
    for before in range(3):
        for name, encode in (
            ("base64", base64.b64encode),
            ("base64 url", base64.urlsafe_b64encode),
        ):
            ways[f"{name} {before}"] = inside(encode(bytes(before) + plain), before, len(plain))
    return ways


def inside(encoded: bytes, before: int, size: int) -> bytes:
    """The letters of base64 that do not depend on what stands around the word."""
    return encoded[-(-before * 8 // 6) : (before + size) * 8 // 6]


@cache
def pieces(word: str) -> list[bytes]:
    """Pieces of which any eight letters in a row hold one."""
    plain = word.encode()
    return [plain[start : start + PIECE] for start in range(0, len(plain) - PIECE + 1, STEP)]


def found(word: str, data: bytes, depth: int = 0) -> set[str]:
    """The ways in which a word is written somewhere in these bytes."""
    ways = {name for name, written in writings(word).items() if written in data}
    if any(piece in data for piece in pieces(word)):
        ways.add("as it is")
    if depth < DEEPEST:
        for unpacked in unpackings(data):
            ways |= {f"packed, {way}" for way in found(word, unpacked, depth + 1)}
    return ways


def unpackings(data: bytes) -> Iterator[bytes]:
    """What deflate packed, wherever it may begin, also inside base64; and lines joined again."""
    if len(data) < LARGEST and b"\n" in data:
        yield LINE_ENDS.sub(b"", data)
    for start in PACKED.finditer(data):
        yield from inflated(memoryview(data)[start.start() :][:LARGEST])
    for run in BASE64.finditer(data) if len(data) < LARGEST else ():
        whole = run.group()[: len(run.group()) // 4 * 4]
        decoded = base64.b64decode(whole.translate(TO_STANDARD))
        if PACKED.match(decoded):
            yield from inflated(memoryview(decoded))


def inflated(data: memoryview) -> Iterator[bytes]:
    stream = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        unpacked = stream.decompress(data, LARGEST)
    except zlib.error:
        return
    if len(unpacked) > PIECE:
        yield unpacked
