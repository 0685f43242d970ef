"""Put away, bring back, erase."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required
from accounts.models import User
from journal import queries
from journal.access import (
    entry_of,
    session_of,
    trashed_entry_of,
    trashed_session_of,
)
from journal.actions.entries import trash_entry
from journal.actions.keeping import bring_back, erase
from journal.actions.sessions import restore_session, trash_session
from journal.queries_trash import trash as trash_page
from journal.views.erasing import ask_before_erasing, say_erased
from journal.views.put_away import say_it_is_back, say_put_away


@require_safe
@client_required
def trash(request: HttpRequest, client: User) -> HttpResponse:
    page = trash_page(client, page=request.GET.get("page", "1"))
    return render(request, "journal/trash.html", {"trash": page})


@require_POST
@client_required
def entry_trash(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    entry = entry_of(client, public_id)
    trash_entry(entry, by=client)
    say_put_away(request, "entry", entry)
    return redirect("journal:trash")


@require_POST
@client_required
def entry_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    entry = trashed_entry_of(client, public_id)
    bring_back(entry, by=client)
    messages.info(request, _("It is back, just as it was. Only you can see it."))
    return redirect("journal:entry", entry.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def entry_erase(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    entry = trashed_entry_of(client, public_id)
    if request.method == "POST":
        erase(entry, by=client)
        return say_erased(request)
    [line] = queries.entry_lines(client, [entry])
    also = _("Its drawings, photos and recordings go with it.")
    return ask_before_erasing(request, line.words, also)


@require_POST
@client_required
def session_trash(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    session = session_of(client, public_id)
    trash_session(session, by=client)
    words = _("Put in the trash. What you wrote about it stays in your journal.")
    say_put_away(request, "session", session, words)
    return redirect("journal:trash")


@require_POST
@client_required
def session_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    session = trashed_session_of(client, public_id)
    restore_session(session, by=client)
    say_it_is_back(request)
    return redirect("journal:session", session.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def session_erase(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    session = trashed_session_of(client, public_id)
    if request.method == "POST":
        erase(session, by=client)
        return say_erased(request)
    day = date_format(session.held_on, "DATE_FORMAT")
    also = _(
        "All you remembered of it goes with it: the pieces, their drawings and recordings, "
        "and its links. What you wrote about it stays."
    )
    return ask_before_erasing(request, day, also)
