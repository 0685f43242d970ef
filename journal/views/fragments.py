"""Pieces remembered: keep one, add to one, put away, bring back, erase."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required
from accounts.models import User
from journal.access import fragment_of, reader_of, session_of, trashed_fragment_of
from journal.actions.fragments import (
    keep_fragment,
)
from journal.actions.keeping import bring_back, erase, put_away
from journal.forms.fragments import FragmentForm
from journal.models import Fragment
from journal.queries import session_line
from journal.queries_pieces import layers_of_piece, piece_line
from journal.views.asked import asked_uuid
from journal.views.erasing import ask_before_erasing, say_erased
from journal.views.put_away import say_put_away
from journal.views.sessions import session_page
from journal.views.ways import WAYS


@require_POST
@client_required
def fragment_new(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep a piece of this session. Nothing is a whole piece."""
    session = session_of(client, public_id)
    form = FragmentForm(request.POST)
    if not form.is_valid():
        return session_page(request, client, session, form=form)
    fragment = keep_fragment(form.writing(client, session), by=client)
    if form.then:
        return onward(form.then, fragment)
    messages.info(request, kept_words(fragment))
    return redirect(place_of(fragment))


def onward(way: str, fragment: Fragment) -> HttpResponse:
    """To the page where it is drawn, spoken or photographed, and from there back to it."""
    asked = urlencode({"fragment": fragment.public_id, "back": place_of(fragment)})
    return redirect(f"{reverse(WAYS[way])}?{asked}")


def kept_words(fragment: Fragment) -> str:
    if fragment.kind == Fragment.Kind.NOTHING:
        return _("Kept. Nothing came, and that is a whole answer.")
    return _("Kept, just as it came.")


def place_of(fragment: Fragment) -> str:
    """Where a piece stands on its session's page."""
    page = reverse("journal:session", args=[fragment.session_id])
    return f"{page}#piece-{fragment.builds_on_id or fragment.public_id}"


@require_safe
@client_required
def fragment(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    piece = fragment_of(client, public_id)
    if piece.builds_on_id:
        return redirect("journal:fragment", piece.builds_on_id)
    return fragment_page(request, client, piece, FragmentForm())


def fragment_page(
    request: HttpRequest, client: User, piece: Fragment, form: FragmentForm, status: int = 200
) -> HttpResponse:
    """One piece, what came to it later, and room to add to it."""
    reader = reader_of(client)
    context = {
        "line": piece_line(piece, piece.session, reader),
        "layers": layers_of_piece(piece, reader, beyond=asked_uuid(request, "beyond")),
        "session": session_line(piece.session, reader),
        "form": form,
    }
    return render(request, "journal/fragment.html", context, status=status)


@require_POST
@client_required
def fragment_add(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Lay something upon a piece, which stays as it came."""
    piece = fragment_of(client, public_id)
    form = FragmentForm(request.POST)
    if not form.is_valid():
        return fragment_page(request, client, piece, form, status=422)
    layer = keep_fragment(form.writing(client, piece.session, builds_on=piece), by=client)
    if form.then:
        return onward(form.then, layer)
    messages.info(request, _("Added. What was there stays as it came."))
    return redirect("journal:fragment", layer.builds_on_id)


@require_POST
@client_required
def fragment_trash(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    piece = fragment_of(client, public_id)
    put_away(piece, by=client)
    say_put_away(request, "fragment", piece)
    return redirect("journal:session", piece.session_id)


@require_POST
@client_required
def fragment_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    piece = trashed_fragment_of(client, public_id)
    bring_back(piece, by=client)
    messages.info(request, _("It is back, just as it was."))
    return redirect("journal:fragment", piece.builds_on_id or piece.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def fragment_erase(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    piece = trashed_fragment_of(client, public_id)
    if request.method == "POST":
        erase(piece, by=client)
        return say_erased(request)
    name = piece_line(piece, piece.session, reader_of(client)).first_words
    return ask_before_erasing(request, name, _("What was added to it goes with it."))
