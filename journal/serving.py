"""Answer with a sealed file, or a part of it: opened while it goes out, and never as a page."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import cast

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from encryption.errors import Unreadable
from journal import drawing
from journal.attachment_documents import AttachmentDocument
from journal.attachments import opened
from journal.models import Attachment
from journal.queries_attachments import content_of

SHOWN_INLINE = ("image/", "audio/")
NOTHING_RUNS = "default-src 'none'; sandbox"
SENT_AS = {  # by what is kept: what it is sent as, and how its name ends
    "image/jpeg": ("image/jpeg", "jpg"),
    "audio/webm": ("audio/webm", "webm"),
    "audio/ogg": ("audio/ogg", "ogg"),
    "audio/mp4": ("audio/mp4", "m4a"),
    "audio/mpeg": ("audio/mpeg", "mp3"),
    "audio/wav": ("audio/wav", "wav"),
    "audio/aac": ("audio/aac", "aac"),
    drawing.MEDIA_TYPE: ("image/svg+xml", "svg"),
}
_one_range = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class Opened:
    """Pieces on their way out, and the file that is closed behind them."""

    def __init__(self, pieces: Iterator[bytes], resources: ExitStack) -> None:
        self._pieces = pieces
        self.close = resources.close  # Django calls it when the answer is over, come what may

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site's page asks: it may neither show this nor learn that it is there."""
    return request.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}


def served(
    request: HttpRequest, attachment: Attachment, document: AttachmentDocument
) -> HttpResponse:
    """Return the whole, or the part that was asked for; raise `Unreadable` before a byte goes."""
    if attachment.kind == Attachment.Kind.DRAWING:
        return dressed(HttpResponse(drawn(attachment, document)), request, attachment, document)
    asked = range_of(request, document.size)
    if asked is None:
        refusal = HttpResponse(status=416, headers={"Content-Range": f"bytes */{document.size}"})
        return dressed(refusal, request, attachment, document)
    start, end = asked
    is_part = (start, end) != (0, document.size)
    answer = StreamingHttpResponse(
        pieces(request, attachment, document, start, end), status=206 if is_part else 200
    )
    answer.headers["Content-Length"] = str(end - start)
    if is_part:
        answer.headers["Content-Range"] = f"bytes {start}-{end - 1}/{document.size}"
    return dressed(answer, request, attachment, document)


def drawn(attachment: Attachment, document: AttachmentDocument) -> str:
    """A drawing as a picture that other programs open too."""
    try:
        picture = drawing.picture_of(content_of(attachment, document))
    except ValueError:
        raise Unreadable from None
    said = {"picture": picture, "title": document.title, "description": document.description}
    return render_to_string("journal/drawing_file.svg", said)


def pieces(
    request: HttpRequest, attachment: Attachment, document: AttachmentDocument, start: int, end: int
) -> Opened:
    with ExitStack() as resources:
        stream = resources.enter_context(opened(attachment, document.key_bytes, document.size))
        wanted = iter(()) if request.method == "HEAD" else stream.read(start, end)
        return Opened(wanted, resources.pop_all())


def dressed(
    answer: HttpResponseBase,
    request: HttpRequest,
    attachment: Attachment,
    document: AttachmentDocument,
) -> HttpResponse:
    is_inline = document.media_type.startswith(SHOWN_INLINE) and "download" not in request.GET
    media_type, ending = SENT_AS[document.media_type]
    name = f"{attachment.kind}-{attachment.written_at:%Y-%m-%d}.{ending}"
    way = "inline" if is_inline else "attachment"
    headers = {
        "Content-Type": media_type,
        "Content-Disposition": f'{way}; filename="{name}"',
        "Content-Security-Policy": NOTHING_RUNS,
        "X-Content-Type-Options": "nosniff",
        "Accept-Ranges": "bytes",
    }
    for header, value in headers.items():
        answer.headers[header] = value
    return cast(HttpResponse, answer)  # doors know one kind of answer


def range_of(request: HttpRequest, size: int) -> tuple[int, int] | None:
    """Return from where to before where; the whole when nothing clear was asked; None if beyond."""
    match = _one_range.fullmatch(request.headers.get("Range", "").strip())
    if match is None or match.groups() == ("", "") or "If-Range" in request.headers:
        return 0, size
    first, last = match.groups()
    if not first:  # the last so many bytes
        return (max(size - int(last), 0), size) if int(last) and size else None
    start, end = int(first), min(int(last) + 1, size) if last else size
    if last and int(last) < start:
        return 0, size
    return (start, end) if start < size else None
