"""Photos: the pixels stay, everything a camera noted goes, and no file does harm."""

import io
import random
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageChops, PngImagePlugin

from accounts.models import User
from journal import photo_child, photos
from journal.access import reader_of
from journal.models import Attachment, Entry
from journal.queries_attachments import opened_attachment
from tests.conftest import ClientFor
from tests.journal.hostile import hostile_files
from tests.journal.things import address, attached, content_of, encoded, picture

pytestmark = pytest.mark.filterwarnings(r"ignore::UserWarning:PIL\.")
HOSTILE = list(hostile_files())
NOTED = ("SECRETLAKE", "Phone 15", "52.5200", "SECRETLAKE".encode("utf-16-le"))


def kept_of(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(photos.clean(data).content))


# --- what a camera noted


def noted() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x010E] = "Maker", "Phone 15", "SECRETLAKE"
    exif[0x9C9B] = "SECRETLAKE".encode("utf-16-le")
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)})
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0SECRETLAKE"
    return exif


def with_everything(kind: str) -> bytes:
    """A picture in which a place stands in every corner that may hold words."""
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRETLAKE 52.5200</x:xmpmeta>'
    more: dict[str, Any] = {"exif": noted().tobytes(), "icc_profile": b"SECRETLAKE" * 20}
    match kind:
        case "PNG":
            info = PngImagePlugin.PngInfo()
            info.add_text("Comment", "SECRETLAKE 52.5200")
            info.add_text("Author", "SECRETLAKE", zip=True)
            info.add_itxt("XML:com.adobe.xmp", xmp.decode())
            more["pnginfo"] = info
        case "GIF":
            more = {"comment": b"SECRETLAKE 52.5200"}
        case "JPEG":
            more |= {"xmp": xmp, "comment": b"SECRETLAKE"}
        case _:
            more["xmp"] = xmp
    return encoded(picture(mode="P" if kind == "GIF" else "RGB"), kind, **more) + b"SECRETLAKE"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_nothing_a_camera_noted_is_kept_anywhere(
    entry: Entry, alice: User, media: Path, kind: str
) -> None:
    planted = with_everything(kind)
    assert b"SECRETLAKE" in planted

    kept = attached(entry, planted, kind="photo", name="IMG_1.jpg")

    content, image = content_of(kept), Image.open(io.BytesIO(content_of(kept)))
    for word in NOTED:
        assert (word if isinstance(word, bytes) else word.encode()) not in content
    assert (dict(image.getexif()), set(image.info)) == (
        {},
        {"jfif", "jfif_version", "jfif_unit", "jfif_density"},
    )
    markers = {content[at + 1] for at in range(len(content) - 1) if content[at] == 0xFF}
    assert not markers & {*range(0xE1, 0xF0), 0xFE}  # application segments, comments
    assert b"SECRETLAKE" not in b"".join(
        path.read_bytes() for path in media.rglob("*") if path.is_file()
    )
    assert opened_attachment(kept, reader_of(alice)).media_type == "image/jpeg"


# --- the picture itself


@pytest.mark.parametrize("way", range(1, 9))
def test_it_stands_upright(way: int) -> None:
    image = Image.new("RGB", (60, 40), "white")
    image.paste((200, 0, 0), (0, 0, 20, 20))  # red in one corner, where the hand was
    exif = Image.Exif()
    exif[photo_child.ORIENTATION] = way

    kept = kept_of(encoded(image, exif=exif.tobytes(), quality=95))

    corners = {1: (5, 5), 2: (55, 5), 3: (55, 35), 4: (5, 35), 5: (5, 5), 6: (35, 5)}
    corners |= {7: (35, 55), 8: (5, 55)}
    assert kept.size == ((60, 40) if way < 5 else (40, 60))
    red, green, _blue = kept.getpixel(corners[way])
    assert red > 150 > 80 > green


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_colour_becomes_plain(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    grey = picture(mode="L")
    if mode == "I;16":
        image = Image.frombytes("I;16", grey.size, b"".join(bytes([0, g]) for g in grey.tobytes()))
    else:
        image = grey.convert(mode)

    kept = kept_of(encoded(image, kind))

    brightness = [sum(each.convert("L").tobytes()) / len(grey.tobytes()) for each in (grey, kept)]
    assert kept.mode == "RGB"
    assert abs(brightness[0] - brightness[1]) < 6


def test_what_can_be_seen_through_lies_on_white() -> None:
    kept = kept_of(encoded(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG"))

    assert kept.getpixel((20, 20)) == (255, 255, 255)


def test_a_phones_picture_with_a_second_one_behind_it_is_the_first() -> None:
    two = encoded(picture(80, 50), "MPO", save_all=True, append_images=[picture(40, 30)])

    assert kept_of(two).size == (80, 50)


def test_made_smaller_in_tiles_it_is_the_same_as_in_one() -> None:
    image = Image.linear_gradient("L").resize((3_333, 2_111)).convert("RGB")
    image.paste(picture(500, 500), (900, 700))

    kept = photo_child.made_smaller(image, (1_000, 633))

    whole = image.resize((1_000, 633), Image.Resampling.LANCZOS)
    apart = ImageChops.difference(kept, whole).getextrema()
    assert max(most for _least, most in apart) <= 1


def test_a_large_one_is_made_smaller_and_a_small_one_is_not() -> None:
    assert kept_of(encoded(Image.new("RGB", (6_000, 3_000)))).size == (2560, 1280)
    assert kept_of(encoded(Image.new("RGB", (30, 3_000)), "PNG")).size == (26, 2560)
    assert kept_of(encoded(picture(80, 50))).size == (80, 50)


# --- files that mean harm


def test_there_are_more_than_a_hundred_of_them() -> None:
    assert len(HOSTILE) >= 120
    assert len({name for name, _content in HOSTILE}) == len(HOSTILE)


def test_each_hostile_file_is_a_clean_picture_or_a_clear_error(
    alice: User, entry: Entry, client_for: ClientFor, media: Path
) -> None:
    browser, refused = client_for(alice), 0

    for name, content in HOSTILE:
        file = SimpleUploadedFile("x.jpg", content)
        file.__dict__["_name"] = name  # as a browser of ill will would send it
        answer = browser.post(address(entry, "-attach"), {"file": file, "kind": "photo"})
        kept = Attachment.objects.order_by("pk").last()
        if answer.status_code == 302:
            assert kept is not None, name[:80]
            assert_is_only_a_picture(kept, alice, name)
            kept.delete()
        else:
            refused += 1
            assert (answer.status_code, kept) == (422, None), name[:80]
            assert any(words in answer.content.decode() for words in SAID), name[:80]

    assert 60 < refused < len(HOSTILE) - 20


SAID = (
    "could not be read as a photo. JPEG, PNG, WebP and GIF work here.",
    "more than 40 million points",
    "This file is empty",
    "format of the phone’s own (HEIC)",
    "There is no file yet",
    "it asks for too much",
    "This photo is a WebP of more than 13 million points",
)


def assert_is_only_a_picture(kept: Attachment, client: User, name: str) -> None:
    content = content_of(kept)
    document = opened_attachment(kept, reader_of(client))
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        assert (image.format, image.mode) == ("JPEG", "RGB"), name[:80]
    for smuggled in (b"SMUGGLED", b"<script", b"PK\3\4"):
        assert smuggled not in content, name[:80]
    assert len(document.file_name) <= 200
    assert not set(document.file_name) & set("/\\\0\r\n\u202e"), name[:80]


def test_the_phones_own_format_says_what_to_do() -> None:
    with pytest.raises(photos.NotAPhoto, match="Sharing it to yourself as JPEG"):
        photos.clean(b"\0\0\0\x18ftypheic" + bytes(100))


@pytest.mark.prove
def test_five_thousand_changed_files_are_pictures_or_refused() -> None:
    """Whatever a decoder raises is known: here without a process for each, which would hide it."""
    dice, refused = random.Random(5), 0
    whole = [with_everything(kind) for kind in ("JPEG", "PNG", "WEBP", "GIF")]
    for _ in range(5_000):
        data = bytearray(dice.choice(whole))
        for _ in range(dice.randrange(1, 30)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        del data[dice.randrange(len(data)) :][: dice.choice([0, 0, 50])]
        try:
            header = photos.header_within_limits(bytes(data))
            most = photos.most_points(header)
            photo_child.written(photo_child.read(bytes(data), header.kind, most))
        except (photos.NotAPhoto, *photo_child.WRONG):
            refused += 1
    assert 100 < refused < 4_900
