"""Take a file in, as a browser's script or a plain form sends it, piece by piece.

    @unchecked_until_inside
    @require_POST
    @client_required
    @takes_files
    def entry_attach(request, client, public_id): ...

The door comes first: nobody's file is read before they have been let in. The check against
forged forms comes after the handler is set that seals what a form brings. Around all of it stands
how many files may be on their way at once; what finds no lane is answered 503 and comes again.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import unquote
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from accounts.models import User
from encryption.readers import Reader
from journal.actions.attaching import Said, attach
from journal.incoming import CannotBeKept
from journal.lanes import Busy, lane
from journal.models import Attachment
from journal.uploads import LettingGo, SealedOnTheWay, SealingHandler

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
PIECE = 64 * 1024
LONGEST_DAY = 24 * 60 * 60
MOST_DIGITS = 9
COME_AGAIN = 5  # seconds


class BrokeOff(CannotBeKept):
    """The network broke off on the way, or was too slow: what came is not whole, so not kept."""

    status = 400


def takes_files(view: View[P]) -> View[P]:
    """Let a view read files of any size we keep; below its door, above its forgery check."""
    checked = csrf_protect(view)

    def ready(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request.upload_handlers = [SealingHandler(request)]
        with lane(args[0], settings.UPLOADS_OF_ONE):  # whom the door let in, or their link
            return checked(request, *args, **kwargs)

    return ready


def unchecked_until_inside(view: View[P]) -> View[P]:
    """Keep the forgery check from reading a form before the door; `takes_files` makes it up.

    The door itself may read a form, to hold its words for whoever was logged out meanwhile; a
    file is let go then.
    """

    @csrf_exempt
    @wraps(view)
    def outside(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request.upload_handlers = [LettingGo(request)]
        if request.method != "POST":
            return view(request, *args, **kwargs)
        try:
            with lane("all", settings.UPLOADS_AT_ONCE):
                return view(request, *args, **kwargs)
        except Busy:
            return busy(request)

    return outside


def busy(request: HttpRequest) -> HttpResponse:
    """Ask for a moment; a page's script comes again by itself."""
    words = _("Many files are on their way just now. In a moment there is room again.")
    if is_form(request):
        answer = render(request, "journal/attachment_busy.html", {"words": words}, status=503)
    else:
        answer = JsonResponse({"error": words}, status=503)
    answer.headers["Retry-After"] = str(COME_AGAIN)
    return answer


def receive(
    request: HttpRequest,
    *,
    client: User,
    writer: Reader,
    kind: str = "",
    **about: Any,
) -> Attachment:
    """Keep what a request brings with an `entry=`, a `fragment=` or a `session=`.

    Raises `CannotBeKept`, with words for the person and the `status` to answer.
    """
    if is_form(request):
        source, sent_kind, media_type, public_id, said = from_form(request)
    else:
        source, sent_kind, media_type, public_id, said = from_script(request)
    return attach(
        source,
        writer=writer,
        client=client,
        kind=kind or sent_kind,
        media_type=media_type,
        public_id=public_id,
        **said,
        **about,
    )


Sent = tuple[Iterator[bytes], str, str, UUID | None, Said]


def is_form(request: HttpRequest) -> bool:
    return request.content_type == "multipart/form-data"


def from_form(request: HttpRequest) -> Sent:
    file = request.FILES.get("file")
    if not isinstance(file, SealedOnTheWay):
        raise CannotBeKept(_("There is no file yet. You could choose one first."))
    sent = request.POST
    said = Said(
        name=file.name or "",
        title=sent.get("title", ""),
        description=sent.get("description", ""),
        prompt=sent.get("prompt", ""),
    )
    return file.pieces(), sent.get("kind", ""), "", as_uuid(sent.get("id", "")), said


def from_script(request: HttpRequest) -> Sent:
    said = Said(
        name=header(request, "X-Name"),
        title=header(request, "X-Title"),
        description=header(request, "X-Description"),
        prompt=header(request, "X-Prompt"),
        seconds=as_seconds(header(request, "X-Seconds")),
    )
    media_type = request.content_type or ""
    public_id = as_uuid(header(request, "X-Id"))
    return body_of(request), header(request, "X-Kind"), media_type, public_id, said


def header(request: HttpRequest, name: str) -> str:
    return unquote(request.headers.get(name, ""))


def as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def as_seconds(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        return 0
    return min(int(text[:MOST_DIGITS]), LONGEST_DAY)


def body_of(request: HttpRequest) -> Iterator[bytes]:
    """Yield what is sent while it comes; less than was announced is not the whole."""
    left = int(request.headers.get("Content-Length") or 0)
    while left > 0:
        try:
            piece = request.read(min(PIECE, left))
        except OSError:
            piece = b""
        if not piece:
            raise BrokeOff(_("The connection broke off on the way. You could send it once more."))
        left -= len(piece)
        yield piece
