"""Files that mean harm, or are broken: over a hundred, made here, the same each time."""

import gzip
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from PIL import Image

from tests.journal.things import WEBM, encoded, picture

Named = tuple[str, bytes]
PNG = b"\x89PNG\r\n\x1a\n"


def hostile_files() -> Iterator[Named]:
    """Yield name and content of each."""
    yield from broken_pictures()
    yield from changed_pictures()
    yield from huge_pictures()
    yield from other_things()
    yield from two_things_at_once()
    yield from names()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int, *more: bytes, depth: int = 8, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return PNG + chunk(b"IHDR", header) + b"".join(more) + chunk(b"IEND", b"")


def pictures() -> dict[str, bytes]:
    return {
        "jpg": encoded(picture()),
        "progressive.jpg": encoded(picture(), progressive=True),
        "png": encoded(picture(mode="RGBA"), "PNG"),
        "palette.png": encoded(picture(mode="P"), "PNG"),
        "webp": encoded(picture(), "WEBP"),
        "gif": encoded(picture(mode="P"), "GIF"),
    }


def broken_pictures() -> Iterator[Named]:
    """Cut off in the header, in the middle, near the end; nothing but a signature; half zeros."""
    for kind, whole in pictures().items():
        for share in (0.01, 0.1, 0.5, 0.9):
            yield f"cut-{share}.{kind}", whole[: max(4, int(len(whole) * share))]
        half = len(whole) // 2
        yield f"hollow.{kind}", whole[:half] + bytes(len(whole) - half)
        yield f"signature.{kind}", whole[:12]


def changed_pictures() -> Iterator[Named]:
    """Some bytes of the header changed at random."""
    dice = random.Random(24)
    for kind, whole in pictures().items():
        for number in range(5):
            changed = bytearray(whole)
            for _ in range(12):
                changed[dice.randrange(min(len(changed), 400))] = dice.randrange(256)
            yield f"changed-{number}.{kind}", bytes(changed)


def huge_pictures() -> Iterator[Named]:
    """Small files that ask for gigabytes."""
    zeros = zlib.compress(bytes(50_000_000), 9)
    yield "huge.png", png_of(100_000, 100_000, chunk(b"IDAT", zeros))
    yield "wide.png", png_of(2**31 - 1, 1, chunk(b"IDAT", zeros))
    yield "tall.png", png_of(1, 2**31 - 1, chunk(b"IDAT", zeros))
    yield "endless.png", png_of(50, 50, *[chunk(b"IDAT", zeros)] * 20)
    yield "words.png", png_of(9, 9, chunk(b"zTXt", b"a\0\0" + zeros), chunk(b"IDAT", zeros))
    yield "colours.png", png_of(9, 9, chunk(b"iCCP", b"a\0\0" + zeros), chunk(b"IDAT", zeros))
    yield "none.png", png_of(0, 0, chunk(b"IDAT", b""))
    yield "negative.png", png_of(2**32 - 1, 2**32 - 1)
    yield "depth.png", png_of(9, 9, chunk(b"IDAT", zeros), depth=77, colour=99)
    yield "huge.gif", b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + b"\0\0\0,\0\0\0\0"
    yield "huge.jpg", encoded(picture()).replace(b"\0\x30\0\x40", b"\xff\xff\xff\xff", 1)
    yield "huge.webp", webp_asking_for(16_383)
    yield "larger.webp", webp_asking_for(2**24)
    yield "many-scans.jpg", gone_over_too_often()
    yield "line.png", png_of(40_000_000, 1, chunk(b"IDAT", zeros), colour=6)
    yield "two-sizes.jpg", with_two_sizes()
    yield "lossless.webp", encoded(Image.new("RGBA", (5_000, 2_700)), "WEBP", lossless=True)
    yield "points.png", encoded(Image.new("1", (7_000, 7_000)), "PNG")
    yield "points.jpg", encoded(Image.new("L", (9_000, 5_000)), "JPEG")


def webp_asking_for(side: int) -> bytes:
    size = (side - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + size + size
    return b"RIFF" + struct.pack("<I", len(body)) + body


def gone_over_too_often() -> bytes:
    """A progressive JPEG whose last scan comes two thousand times."""
    whole = encoded(picture(), progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * 2_000 + b"\xff\xd9"


def with_two_sizes() -> bytes:
    """A JPEG that says a small size first, and a large one later."""
    whole = encoded(picture())
    scan = whole.index(b"\xff\xda")
    frame = b"\xff\xc0\0\x11\x08" + struct.pack(">HH", 60_000, 60_000)
    return whole[:scan] + frame + b"\3\1\x22\0\2\x11\1\3\x11\1" + whole[scan:]


def other_things() -> Iterator[Named]:
    """What is no photo at all, whatever its name says."""
    script = b"<script>fetch('/journal/')</script>"
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + script + b"</svg>"
    yield "drawing.svg", svg
    yield "drawing.svgz", gzip.compress(svg)
    yield "with-declaration.jpg", b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>' + svg
    yield "page.html", b"<!doctype html><title>x</title>" + script
    yield "page.jpg", b"<html>" + script
    yield "paper.pdf", b"%PDF-1.7\n1 0 obj<</OpenAction 2 0 R>>endobj"
    yield "program.exe", b"MZ" + bytes(500)
    yield "program", b"\x7fELF" + bytes(500)
    yield "script.sh.jpg", b"#!/bin/sh\nrm -rf /\n"
    yield "archive.png", zipped(b"x" * 10_000_000)
    yield "nothing.jpg", b""
    yield "one.jpg", b"\xff"
    yield "zeros.jpg", bytes(5_000)
    yield "noise.jpg", random.Random(1).randbytes(50_000)
    yield "words.jpg", ("Dear diary, " * 900).encode()
    yield "phone.heic", b"\0\0\0\x18ftypheic" + bytes(400)
    yield "phone.avif", b"\0\0\0\x18ftypavif" + bytes(400)
    for name in ("tiff", "bmp", "ppm", "tga", "pcx", "ico", "icns", "dds", "sgi", "jp2"):
        yield f"picture.{name}", written_as(name)
    yield "page.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nquit\n"
    yield "vector.wmf", b"\xd7\xcd\xc6\x9a" + bytes(100)
    yield "layers.psd", b"8BPS\0\1" + bytes(100)
    yield "film.mp4", b"\0\0\0\x18ftypisom" + bytes(500)
    yield "sound.webm", WEBM + bytes(500)


def written_as(kind: str) -> bytes:
    names = {"jp2": "JPEG2000"}
    try:
        return encoded(picture(64, 64), names.get(kind, kind.upper()))
    except (KeyError, OSError, ValueError):  # this Pillow writes none of it
        return kind.encode() * 100


def zipped(content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../../etc/passwd", content)
    return kept.getvalue()


def two_things_at_once() -> Iterator[Named]:
    """A picture in front and something else behind or inside it: only the pixels may stay."""
    harm = b"<script>alert('SMUGGLED')</script>SMUGGLED"
    for kind, whole in pictures().items():
        yield f"and-a-page.{kind}", whole + harm
        yield f"and-an-archive.{kind}", whole + zipped(harm)
        yield f"behind-a-page.{kind}", harm + whole
    commented = encoded(picture(), comment=harm)
    yield "in-the-comment.jpg", commented
    yield "commented.gif", encoded(picture(mode="P"), "GIF", comment=harm)
    yield "animated.gif", animated("GIF")
    yield "animated.webp", animated("WEBP")
    yield "animated.png", animated("PNG")


def animated(kind: str) -> bytes:
    mode = "P" if kind == "GIF" else "RGB"
    return encoded(picture(mode=mode), kind, save_all=True, append_images=[picture(mode=mode)] * 30)


def names() -> Iterator[Named]:
    """Harmless pictures with names that try to get somewhere."""
    harmless = pictures()["jpg"]
    for name in (
        "../../../../etc/passwd",
        "..\\..\\windows\\system32\\x.jpg",
        "/absolute/path.jpg",
        "nul\0byte.jpg",
        "new\r\nline: header.jpg",
        '"quoted".jpg',
        "x" * 700 + ".jpg",
        ".htaccess",
        "photo.jpg.php",
        "‮gpj.exe",
        "<img src=x onerror=alert(1)>.jpg",
        "~root/.ssh/id.jpg",
        " ",
        "CON",
    ):
        yield name, harmless
