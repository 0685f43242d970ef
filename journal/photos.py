"""Photos: read, turned upright and written anew from their pixels alone. Bytes in, bytes out.

What a camera noted beside the picture (place, time, device, a small copy of the whole, comments,
anything behind the end) is not copied and so is gone.
"""

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from threading import Lock

from django.utils.translation import gettext as _
from PIL import Image

LARGEST = 25 * 1024 * 1024  # bytes of a file
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2560
MEDIA_TYPE = "image/jpeg"
QUALITY = 88
MOST_SCANS = 100  # of a progressive JPEG; cameras make ten
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
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
    MemoryError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_one_at_a_time = Lock()  # the pixels of one photo take up to 160 MB for a moment

Image.MAX_IMAGE_PIXELS = None  # ours is stricter, and asked before a pixel is read
warnings.filterwarnings("ignore", module=r"PIL\.")  # what is broken in a photo is not for the log


class NotAPhoto(ValueError):
    """A file that cannot be kept as a photo; says why in words a person can use."""


@dataclass(frozen=True)
class Photo:
    """A picture and nothing else."""

    content: bytes
    width: int
    height: int


def clean(data: bytes) -> Photo:
    """Return the picture in a file, or raise `NotAPhoto`."""
    refuse_what_is_known(data)
    with _one_at_a_time:
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                refuse_what_is_too_large(image)
                return written_anew(upright(image))
        except NotAPhoto:
            raise
        except WRONG:
            raise NotAPhoto(could_not_be_read()) from None


def written_anew(image: Image.Image) -> Photo:
    kept = io.BytesIO()
    pixels = Image.frombytes("RGB", image.size, image.tobytes())  # no info travels with them
    pixels.save(kept, "JPEG", quality=QUALITY)
    return Photo(kept.getvalue(), *pixels.size)


def upright(image: Image.Image) -> Image.Image:
    """Return the picture as it was meant to be looked at: small enough, opaque, the right way."""
    way = orientation_of(image)
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    image.load()
    picture = in_plain_colours(image)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    picture = on_white(picture)
    return picture.transpose(UPRIGHT[way]) if way in UPRIGHT else picture


def orientation_of(image: Image.Image) -> int:
    try:
        way = image.getexif().get(ORIENTATION, 1)
    except WRONG:  # what the camera noted is broken; the picture need not be
        return 1
    return way if isinstance(way, int) else 1


def in_plain_colours(image: Image.Image) -> Image.Image:
    """Return the picture in red, green and blue, and how far it can be seen through, if it can."""
    if image.mode.startswith(("I", "F")):  # sixteen bits for each grey
        image = image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    can_be_seen_through = image.mode in {"LA", "La", "PA", "RGBA", "RGBa"}
    if can_be_seen_through or "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert("RGB")


def on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image).convert("RGB")


def refuse_what_is_known(data: bytes) -> None:
    """Say what is wrong where the first bytes tell it."""
    if len(data) > LARGEST:
        raise NotAPhoto(_("This photo is larger than 25 MB. A smaller copy of it would fit."))
    if data[4:8] == b"ftyp" and data[8:11] in (b"hei", b"hev", b"mif", b"msf", b"avi"):
        raise NotAPhoto(in_the_phones_own_format())
    width, height = webp_size(data)
    if width * height > MOST_PIXELS or scans(data) > MOST_SCANS:
        raise NotAPhoto(too_large())


def refuse_what_is_too_large(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise NotAPhoto(too_large())


def webp_size(data: bytes) -> tuple[int, int]:
    """Return the size of the canvas a WebP asks for: its decoder makes room before it says so."""
    if data[:4] != b"RIFF" or data[8:16] != b"WEBPVP8X":
        return 0, 0  # the other two kinds are at most 16,383 wide and made room for later
    return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")


def scans(data: bytes) -> int:
    """Count how often a JPEG would be gone over: a small file may ask for it a million times."""
    at, count = 2, 0
    while data[:2] == b"\xff\xd8" and at + 4 <= len(data) and count <= MOST_SCANS:
        marker = data[at + 1]
        if data[at] != 0xFF or marker == 0xD9:
            break
        at += (
            2
            if marker == 0xFF or 0xD0 <= marker <= 0xD7
            else 2 + int.from_bytes(data[at + 2 : at + 4])
        )
        if marker == 0xDA:
            count, at = count + 1, end_of_scan(data, at)
    return count


def end_of_scan(data: bytes, at: int) -> int:
    """Return where the next marker stands; within a scan, 0xFF is followed by 0 or a restart."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    return len(data)


def could_not_be_read() -> str:
    return _("This file could not be read as a photo. JPEG, PNG, WebP and GIF work here.")


def too_large() -> str:
    return _("This photo has more than 40 million points. A smaller copy of it would fit.")


def in_the_phones_own_format() -> str:
    return _(
        "This photo is in a format of the phone’s own (HEIC), which cannot be read here. "
        "Sharing it to yourself as JPEG, or taking a picture of the screen, makes one that works."
    )
