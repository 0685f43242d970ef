"""Put body maps and chains away, bring them back, erase them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import client_required
from accounts.models import User
from journal.access import reader_of
from journal.access_body import body_map_of, chain_of, trashed_body_map_of, trashed_chain_of
from journal.actions.keeping import bring_back, erase, put_away
from journal.queries_body import map_line
from journal.queries_chains import chain_line
from journal.views.erasing import ask_before_erasing, say_erased
from journal.views.put_away import say_it_is_back, say_put_away


@require_POST
@client_required
def body_map_trash(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    found = body_map_of(client, public_id)
    put_away(found, by=client)
    say_put_away(request, "body-map", found)
    return redirect("journal:trash")


@require_POST
@client_required
def body_map_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    bring_back(trashed_body_map_of(client, public_id), by=client)
    say_it_is_back(request)
    return redirect("journal:body-map", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def body_map_erase(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    found = trashed_body_map_of(client, public_id)
    if request.method == "POST":
        erase(found, by=client)
        return say_erased(request)
    return ask_before_erasing(request, map_line(found, reader_of(client)).words)


@require_POST
@client_required
def chain_trash(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    found = chain_of(client, public_id)
    put_away(found, by=client)
    say_put_away(request, "chain", found)
    return redirect("journal:trash")


@require_POST
@client_required
def chain_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    bring_back(trashed_chain_of(client, public_id), by=client)
    say_it_is_back(request)
    return redirect("journal:chain", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def chain_erase(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    found = trashed_chain_of(client, public_id)
    if request.method == "POST":
        erase(found, by=client)
        return say_erased(request)
    return ask_before_erasing(request, chain_line(found, reader_of(client)).words)
