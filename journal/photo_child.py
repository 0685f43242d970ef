"""A process that reads one photo and ends: file in, plain JPEG out, and nothing else within reach.

Run by `journal.photos` as a script of its own, without Django, without our settings and secrets.
Decoders take many times a file's size in memory, and are where such files do harm; here they can
take neither more room nor more time than is theirs, open no file and start no process.
"""

import copy
import io
import os
import resource
import struct
import sys
import zlib
from collections.abc import Iterator
from math import ceil, floor

# All that reading and writing will ask for: once the limits stand, nothing more can be imported.
from PIL import (
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

NEEDED = (
    copy,  # asked for when a GIF's palette is changed
    GifImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,  # a phone's JPEG with a second picture behind the first
    PngImagePlugin,
    TiffImagePlugin,  # what a camera noted is written in its manner
    WebPImagePlugin,
)
LARGEST = 25 * 1024 * 1024
LONGEST_SIDE = 2560
QUALITY = 88
TILE = 128
REACH = 4  # how many points beyond a tile's edge are looked at, counted in points of the tile
ROOM = 256 * 1024 * 1024
SECONDS = 15
NOT_A_PHOTO, TOO_LARGE = 65, 66  # how this process ends when it cannot keep a photo
LIMITS = {
    resource.RLIMIT_AS: ROOM,
    resource.RLIMIT_CPU: SECONDS,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,  # not even what is left when it falls over
    resource.RLIMIT_NOFILE: 3,  # the three that are open
    resource.RLIMIT_NPROC: 0,
}
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
WRONG = (  # what a decoder raises on bytes that are not what they say
    ArithmeticError,
    AttributeError,
    EOFError,
    Image.DecompressionBombError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
Box = tuple[int, int, int, int]

Image.MAX_IMAGE_PIXELS = None  # ours is stricter, and asked before a pixel is read


def main(kind: str, most_points: str) -> int:
    """Answer one photo: its size in a line, then its bytes; the exit code says what was wrong."""
    Image.preinit()
    os.nice(5)  # whoever reads a page comes first
    keep_within_limits()
    try:
        picture = read(sys.stdin.buffer.read(LARGEST), kind, int(most_points))
        content = written(picture)
    except (MemoryError, Image.DecompressionBombError):
        return TOO_LARGE
    except WRONG as error:
        if isinstance(error, OSError) and error.errno:  # the machine's fault, not the photo's
            raise
        return NOT_A_PHOTO
    sys.stdout.buffer.write(b"%d %d\n" % picture.size + content)
    sys.stdout.buffer.flush()
    return 0


def keep_within_limits() -> None:
    for which, most in LIMITS.items():
        if which == resource.RLIMIT_AS and sys.platform != "linux":
            continue  # known there, but not obeyed
        hard = resource.getrlimit(which)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (least, least))


def read(data: bytes, kind: str, most_points: int) -> Image.Image:
    """Return the picture as it was meant to be looked at: small enough, opaque, the right way."""
    image = Image.open(io.BytesIO(data), formats=(kind,))
    if image.width * image.height > most_points:
        raise Image.DecompressionBombError
    way, size = orientation_of(image), size_for(image)
    image.draft("RGB", size)  # a JPEG can be read smaller than it is
    image.load()
    vars(image).pop("_decoder", None)  # of a WebP: holds the canvas twice more
    picture = made_smaller(image, size)
    image.close()
    return picture.transpose(UPRIGHT[way]) if way in UPRIGHT else picture


def written(picture: Image.Image) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=QUALITY)
    return kept.getvalue()


def orientation_of(image: Image.Image) -> int:
    try:
        way = image.getexif().get(ORIENTATION, 1)
    except WRONG:  # what the camera noted is broken; the picture need not be
        return 1
    return way if isinstance(way, int) else 1


def size_for(image: Image.Image) -> tuple[int, int]:
    times = max(1, max(image.size) / LONGEST_SIDE)
    return max(1, round(image.width / times)), max(1, round(image.height / times))


def made_smaller(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a new picture of this size, tile by tile: never a second copy of a large one."""
    kept = Image.new("RGB", size)
    for box in tiles(*size):
        kept.paste(tile_of(image, size, box), box)
    return kept


def tiles(width: int, height: int) -> Iterator[Box]:
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            yield left, top, min(left + TILE, width), min(top + TILE, height)


def tile_of(image: Image.Image, size: tuple[int, int], box: Box) -> Image.Image:
    across, down = image.width / size[0], image.height / size[1]
    left, right, top, bottom = box[0] * across, box[2] * across, box[1] * down, box[3] * down
    cut = (
        max(0, floor(left - REACH * across)),
        max(0, floor(top - REACH * down)),
        min(image.width, ceil(right + REACH * across)),
        min(image.height, ceil(bottom + REACH * down)),
    )
    part = on_white(in_plain_colours(image.crop(cut)))
    edges = (left - cut[0], top - cut[1], right - cut[0], bottom - cut[1])
    within = (*edges[:2], min(edges[2], part.width), min(edges[3], part.height))
    return part.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.LANCZOS, within)


def in_plain_colours(image: Image.Image) -> Image.Image:
    """Return the picture in red, green and blue, and how far it can be seen through, if it can."""
    if image.mode.startswith(("I", "F")):  # sixteen bits for each grey
        image = image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    can_be_seen_through = image.mode in {"LA", "La", "PA", "RGBA", "RGBa"}
    if can_be_seen_through or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode == "RGB" else image.convert("RGB")


def on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    paper = Image.new("RGBA", image.size, (255, 255, 255, 255))
    return Image.alpha_composite(paper, image).convert("RGB")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
