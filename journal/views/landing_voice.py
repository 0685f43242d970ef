"""A voice note in the first hours: sealed while it comes, for somebody who is not here."""

from functools import partial
from typing import NamedTuple
from uuid import uuid4, uuid5

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.allowing import records
from encryption.capture import capture_writer
from journal.actions.landing import LinkEnded, Touch, keep_through
from journal.fragment_documents import FragmentDocument
from journal.incoming import CannotBeKept, TooLarge
from journal.models import Fragment
from journal.queries_landing import Landing
from journal.views.landing import address_after_keeping, over, page, through_a_link
from journal.views.receiving import is_form, receive, takes_files, unchecked_until_inside

LARGEST = 60_000_000  # bytes: an hour of speech, and more


class Target(NamedTuple):
    """Where a recording goes, and what follows, as the recorder and its form ask."""

    attach_url: str
    back: str


@unchecked_until_inside
@records
@require_http_methods(["GET", "HEAD", "POST"])
@through_a_link
def voice(request: HttpRequest, landing: Landing) -> HttpResponse:
    """Speak, or bring a recording; the check against forged forms comes with the file."""
    if request.method == "POST":
        return take_voice(request, landing)
    return recorder(request, landing)


@takes_files
def take_voice(request: HttpRequest, landing: Landing) -> HttpResponse:
    if landing.has_kept_plenty:
        return refused(request, landing, _("A short pause: in a while there is room."), 429)
    try:
        kept = receive_for(request, landing, a_voice_note(request, landing))
    except LinkEnded as error:
        return over(request, str(error))
    except CannotBeKept as error:
        return refused(request, landing, str(error), error.status)
    url = address_after_keeping(landing)
    said = {"public_id": str(kept), "url": url}
    return redirect(url) if is_form(request) else JsonResponse(said)


def a_voice_note(request: HttpRequest, landing: Landing) -> Touch:
    """The same recording sent again is the same piece."""
    sent = request.headers.get("X-Id") or str(uuid4())
    public_id = uuid5(landing.link.public_id, sent)
    return Touch(public_id, Fragment.Kind.VOICE, FragmentDocument())


def receive_for(request: HttpRequest, landing: Landing, touch: Touch) -> object:
    """Seal the sound while it comes; its piece is kept with it, when all of it is here."""
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        raise TooLarge(_("This recording is very long. You could keep it in two parts."))
    kept = receive(
        request,
        client=landing.link.client,
        writer=capture_writer(landing.link.client_id),
        kind="recording",
        fragment=Fragment(public_id=touch.public_id),
        piece=partial(keep_through, landing.link, touch),
    )
    return kept.public_id


def refused(request: HttpRequest, landing: Landing, words: str, status: int) -> HttpResponse:
    if not is_form(request):
        return JsonResponse({"error": words}, status=status)
    return recorder(request, landing, error=words, status=422)


def recorder(
    request: HttpRequest, landing: Landing, *, error: str = "", status: int = 200
) -> HttpResponse:
    target = Target(reverse("landing:voice", args=[landing.secret]), "")
    return page(request, landing, "voice", status=status, target=target, error=error)
