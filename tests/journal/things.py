"""Drawings, photos and recordings to attach, made here and nowhere else."""

import io
import json
import random
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from PIL import Image

from accounts.models import User
from journal.access import reader_of
from journal.actions.attaching import attach
from journal.attachments import opened
from journal.models import Attachment, Entry
from journal.queries_attachments import opened_attachment

WEBM = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm"
STROKES: dict[str, Any] = {
    "version": 1,
    "template": "blank",
    "size": [1200, 1600],
    "strokes": [{"colour": "moss", "width": 2, "points": [100, 100, 300, 400, 700, 900]}],
}
DRAWING = json.dumps(STROKES).encode()


def a_recording(size: int = 100_000) -> bytes:
    return WEBM + random.Random(size).randbytes(size - len(WEBM))


def pieces_of(size: int, piece: int = 64 * 1024) -> Iterator[bytes]:
    """A long recording that nobody ever holds whole."""
    yield WEBM
    left = size - len(WEBM)
    sound = random.Random(size).randbytes(piece)
    while left > 0:
        yield sound[:left]
        left -= piece


def picture(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    return Image.effect_noise((width, height), 60).convert(mode)


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, **options)
    return kept.getvalue()


def a_photo() -> bytes:
    return encoded(picture())


def attached(entry: Entry, content: bytes, **about: Any) -> Attachment:
    client: User = entry.client
    source = iter([content])
    return attach(source, writer=reader_of(client), client=client, entry=entry, **about)


def content_of(attachment: Attachment) -> bytes:
    document = opened_attachment(attachment, reader_of(attachment.client))
    with opened(attachment, document.key_bytes, document.size) as stream:
        return b"".join(stream.read())


def address(row: Any, what: str = "") -> str:
    name = row._meta.model_name
    return reverse(f"journal:{name}{what}", args=[row.public_id])
