"""A drawing, recording or photo that came back by itself: kept as a piece of its session."""

from uuid import UUID, uuid4, uuid5

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.doors import client_required
from accounts.models import User
from journal.access import session_of
from journal.actions.pieces import begin_piece, let_go_if_empty
from journal.views.attaching import received
from journal.views.receiving import as_uuid, is_form, takes_files, unchecked_until_inside
from journal.views.ways import Target


@unchecked_until_inside
@require_POST
@client_required
@takes_files
def piece_attach(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep what comes in a piece of its own; if nothing can be kept, there is no piece either."""
    session = session_of(client, public_id)
    home = reverse("journal:session", args=[session.public_id])
    piece = begin_piece(piece_id(request), said(request, "X-Kind", "kind"), session, by=client)
    try:
        return received(request, client, Target("piece", public_id, home), fragment=piece)
    finally:
        let_go_if_empty(piece)


def piece_id(request: HttpRequest) -> UUID:
    """The piece of what is sent under this id; sent twice, it is one."""
    return uuid5(as_uuid(said(request, "X-Id", "id")) or uuid4(), "piece")


def said(request: HttpRequest, header: str, field: str) -> str:
    if is_form(request):
        return str(request.POST.get(field, ""))
    return request.headers.get(header, "")
