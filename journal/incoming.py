"""What comes in as a drawing, photo or recording: told apart by what it is, made safe to keep."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import assert_never

from django.utils.translation import gettext as _

from journal import drawing, photos, recordings
from journal.models import Attachment

Kind = Attachment.Kind


class CannotBeKept(ValueError):
    """A file that is not kept; says why in words a person can use."""

    status = 422


class TooLarge(CannotBeKept):
    """A file there is no room for."""

    status = 413


@dataclass(frozen=True)
class Incoming:
    """What is to be kept: its pieces, to be read once, and what was seen of it."""

    kind: Kind
    media_type: str
    pieces: Iterator[bytes]
    width: int = 0
    height: int = 0


class Measured:
    """Pieces, counted while they pass; more than there is room for is refused on the way."""

    def __init__(self, pieces: Iterable[bytes], most: int, words: str) -> None:
        self._pieces, self._most, self._words = pieces, most, words
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.size += len(piece)
            if self.size > self._most:
                raise TooLarge(self._words)
            yield piece


def taken_in(source: Iterable[bytes], *, kind: str, media_type: str) -> Incoming:
    """Look at what comes, and return what to keep of it, or raise `CannotBeKept`."""
    pieces = iter(source)
    start = beginning(pieces)
    whole = chain([start], pieces)
    match kind_of(start, kind, media_type):
        case Kind.DRAWING:
            return a_drawing(whole)
        case Kind.PHOTO:
            return a_photo(whole)
        case Kind.RECORDING:
            return a_recording(start, whole)
        case never:
            assert_never(never)


def beginning(pieces: Iterator[bytes]) -> bytes:
    """Return as much of what comes as is needed to tell what it is."""
    start = b""
    while len(start) < recordings.ENOUGH and (piece := next(pieces, b"")):
        start += piece
    if not start:
        raise CannotBeKept(_("This file is empty. You could choose it once more, or another one."))
    return start


def kind_of(start: bytes, kind: str, media_type: str) -> Kind:
    """Return the kind the page says, or what it looks like when no page said."""
    if kind in Kind.values:
        return Kind(kind)
    if media_type == drawing.MEDIA_TYPE:
        return Kind.DRAWING
    return Kind.RECORDING if recordings.media_type_of(start) else Kind.PHOTO


def a_drawing(pieces: Iterable[bytes]) -> Incoming:
    words = _("This is more than one paper holds. You could keep it in two drawings.")
    try:
        drawn = drawing.parse(b"".join(Measured(pieces, drawing.MOST_BYTES, words)))
    except CannotBeKept:
        raise
    except ValueError as error:
        raise CannotBeKept(str(error)) from None
    return Incoming(Kind.DRAWING, drawing.MEDIA_TYPE, iter([drawn.to_bytes()]), *drawn.size)


def a_photo(pieces: Iterable[bytes]) -> Incoming:
    words = _("This photo is larger than 25 MB. A smaller copy of it would fit.")
    data = b"".join(Measured(pieces, photos.LARGEST, words))
    try:
        photo = photos.clean(data)
    except photos.NotAPhoto as error:
        raise CannotBeKept(str(error)) from None
    return Incoming(Kind.PHOTO, photos.MEDIA_TYPE, iter([photo.content]), photo.width, photo.height)


def a_recording(start: bytes, pieces: Iterable[bytes]) -> Incoming:
    media_type = recordings.media_type_of(start)
    if not media_type:
        raise CannotBeKept(
            _(
                "This file could not be read as a recording. WebM, Ogg, MP4, M4A, MP3, WAV and AAC "
                "work here."
            )
        )
    words = _("This recording is larger than 250 MB. You could keep it in two parts.")
    return Incoming(Kind.RECORDING, media_type, iter(Measured(pieces, recordings.LARGEST, words)))
