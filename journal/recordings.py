"""What a recording is, told by its first bytes and not by its name. It is kept as it came."""

from collections.abc import Callable

LARGEST = 250 * 1024 * 1024  # bytes
ENOUGH = 64  # bytes that tell


def media_type_of(start: bytes) -> str:
    """Return the type of a recording that begins like this, or nothing if it is none we keep."""
    return next((name for name, begins in SIGNATURES.items() if begins(start)), "")


def is_iso_audio(start: bytes) -> bool:
    """Whether this is MP4: its boxes hold pictures too, which are not for here."""
    return start[4:8] == b"ftyp" and start[8:12] not in PICTURES


PICTURES = {
    b"heic",
    b"heix",
    b"heim",
    b"heis",
    b"hevc",
    b"hevx",
    b"mif1",
    b"msf1",
    b"avif",
    b"avis",
}
SIGNATURES: dict[str, Callable[[bytes], bool]] = {
    "audio/webm": lambda start: start[:4] == b"\x1aE\xdf\xa3" and b"webm" in start,
    "audio/ogg": lambda start: start[:4] == b"OggS",
    "audio/mp4": is_iso_audio,
    "audio/wav": lambda start: start[:4] == b"RIFF" and start[8:12] == b"WAVE",
    "audio/aac": lambda start: start[:2] in (b"\xff\xf1", b"\xff\xf9"),
    "audio/mpeg": lambda start: (
        start[:3] == b"ID3" or start[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")
    ),
}
