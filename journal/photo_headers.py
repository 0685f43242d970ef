"""What the first bytes of a photo say of it: its kind, its size, how it is to be read.

Nothing is decoded here; bytes in, numbers out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_SEGMENTS = 5_000  # of a JPEG; a camera makes some dozens
MARKER = re.compile(
    rb"\xff[^\x00\x01\xd0-\xd8\xff]"
)  # not within a scan, not a mark without length
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
AT_ONCE = {0xC0, 0xC1}  # these are read line by line, if they come in one scan
SCAN, END = 0xDA, 0xD9


@dataclass(frozen=True)
class Header:
    """How large a picture asks to be."""

    kind: str
    width: int
    height: int
    scans: int = 1
    layers_held: float = 0  # of a JPEG of which no line is known before all of it is

    @property
    def points(self) -> int:
        """Return how many points it has."""
        return self.width * self.height


def header_of(data: bytes) -> Header | None:
    """Return what the first bytes say, or None if they are not a photo's."""
    if data[:3] == b"\xff\xd8\xff":
        return header_of_jpeg(data)
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR":
        return Header("PNG", int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return Header("GIF", little(data[6:8]), little(data[8:10]))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Header("WEBP", *webp_size(data))
    return None


def little(number: bytes) -> int:
    return int.from_bytes(number, "little")


def webp_size(data: bytes) -> tuple[int, int]:
    """Return the size of the canvas: its decoder makes room for it before it says so."""
    match data[12:16]:
        case b"VP8X":
            return 1 + little(data[24:27]), 1 + little(data[27:30])
        case b"VP8L":
            both = little(data[21:25])
            return 1 + (both & 0x3FFF), 1 + (both >> 14 & 0x3FFF)
        case b"VP8 ":
            return little(data[26:28]) & 0x3FFF, little(data[28:30]) & 0x3FFF
    return 0, 0


def header_of_jpeg(data: bytes) -> Header | None:
    """Return size and way of a JPEG; a small file may ask to be gone over a million times."""
    frame, scans = None, 0
    for number, (marker, at) in enumerate(segments(data)):
        if number > MOST_SEGMENTS:
            return None
        scans += marker == SCAN
        if marker in FRAMES and frame is None:
            frame = marker, data[at + 3 : at + int.from_bytes(data[at : at + 2])]
    if frame is None:
        return None
    way, said = frame
    height, width = int.from_bytes(said[:2]), int.from_bytes(said[2:4])
    is_held = way not in AT_ONCE or scans > 1
    return Header("JPEG", width, height, scans, layers_of(said[5:]) if is_held else 0)


def layers_of(said: bytes) -> float:
    """Return how many full layers there are: colours are mostly kept at half the size."""
    fine = [(each >> 4) * (each & 15) for each in said[1::3]]
    return sum(fine) / max([1, *fine])


def segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield each marker of a JPEG, and where its length stands."""
    at = 2
    while (found := MARKER.search(data, at)) and found[0][1] != END:
        yield found[0][1], found.end()
        at = found.end() + max(2, int.from_bytes(data[found.end() : found.end() + 2]))
