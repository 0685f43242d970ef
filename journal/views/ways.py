"""Other ways than typing: draw, record, or take a photo, for an entry, a piece or a session."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from accounts.allowing import records
from accounts.doors import client_required
from accounts.models import User
from journal import drawing
from journal.access import entry_of, fragment_of, reader_of, session_of
from journal.access_attachments import attachment_of
from journal.models import Attachment
from journal.queries_attachments import content_of, opened_attachment
from journal.views.asked import asked_uuid

WAYS = {
    "draw": "journal:drawing-new",
    "record": "journal:recording-new",
    "photo": "journal:photo-new",
}


@dataclass(frozen=True)
class Target:
    """What a drawing, a recording or a photo is for, and the page it leads back to."""

    kind: str  # entry, fragment or session
    public_id: UUID
    back: str

    @property
    def attach_url(self) -> str:
        return reverse(f"journal:{self.kind}-attach", args=[self.public_id])

    @property
    def query(self) -> str:
        """The same target, for the address of another way."""
        return urlencode({self.kind: self.public_id, "back": self.back})


@require_safe
@client_required
def drawing_new(request: HttpRequest, client: User) -> HttpResponse:
    """A paper to draw on. The page sends what is drawn to the target's own address."""
    earlier = earlier_drawing(request, client)
    context = {
        "colours": drawing.COLOURS,
        "widths": drawing.WIDTHS,
        "figure": drawing.FIGURE,
        "earlier": earlier,
        "before": json.loads(drawn_on(earlier, client)) if earlier else None,
    }
    return page(request, client, "journal/drawing_new.html", context, earlier)


@records
@require_safe
@client_required
def recording_new(request: HttpRequest, client: User) -> HttpResponse:
    return page(request, client, "journal/recording_new.html", {})


@require_safe
@client_required
def photo_new(request: HttpRequest, client: User) -> HttpResponse:
    return page(request, client, "journal/photo_new.html", {})


def earlier_drawing(request: HttpRequest, client: User) -> Attachment | None:
    """The own drawing that an address asks to draw on. It stays as it is."""
    asked = asked_uuid(request, "from")
    earlier = attachment_of(client, asked) if asked else None
    if earlier and earlier.kind != Attachment.Kind.DRAWING:
        raise Http404
    return earlier


def drawn_on(earlier: Attachment, client: User) -> bytes:
    """Its strokes, read as strictly as when they came."""
    kept = content_of(earlier, opened_attachment(earlier, reader_of(client)))
    return drawing.parse(kept).to_bytes()


def page(
    request: HttpRequest,
    client: User,
    template: str,
    context: dict[str, Any],
    earlier: Attachment | None = None,
) -> HttpResponse:
    return render(request, template, context | {"target": target_of(request, client, earlier)})


def target_of(request: HttpRequest, client: User, earlier: Attachment | None) -> Target:
    """The own thing an address names, or that of the drawing it names; else there is no page."""
    for kind, public_id in named_in(request, earlier).items():
        if public_id:
            return Target(kind, public_id, back_from(request, home_of(client, kind, public_id)))
    raise Http404


def named_in(request: HttpRequest, earlier: Attachment | None) -> dict[str, UUID | None]:
    named = {kind: asked_uuid(request, kind) for kind in ("entry", "fragment", "session")}
    if any(named.values()) or earlier is None:
        return named
    return {
        "entry": earlier.entry_id,
        "fragment": earlier.fragment_id,
        "session": earlier.session_id,
    }


def home_of(client: User, kind: str, public_id: UUID) -> str:
    """The page of an own thing, seen by its own door."""
    match kind:
        case "entry":
            return reverse("journal:entry-edit", args=[entry_of(client, public_id).public_id])
        case "fragment":
            session_id = fragment_of(client, public_id).session_id
        case _:
            session_id = session_of(client, public_id).public_id
    return reverse("journal:session", args=[session_id])


def back_from(request: HttpRequest, home: str) -> str:
    """The page of ours that the address asks to lead back to, or the thing's own page."""
    return back_within(request.GET, home)


def back_posted(request: HttpRequest, home: str) -> str:
    """The page of ours that the form asks to lead back to, or the thing's own page."""
    return back_within(request.POST, home)


def back_within(asked: QueryDict, home: str) -> str:
    back = asked.get("back", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if is_ours else home


def way_onward(request: HttpRequest, entry_id: UUID) -> str | None:
    """The page a button of the editor asked for, once the entry is kept; None: another button."""
    route = WAYS.get(request.POST.get("then", ""))
    if route is None:
        return None
    back = reverse("journal:entry-edit", args=[entry_id])
    return f"{reverse(route)}?{urlencode({'entry': entry_id, 'back': back})}"
