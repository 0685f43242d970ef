"""Words held for this browser, and the server's half of the key to its drafts."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import held_words_of
from accounts.actions.devices import MOST
from accounts.actions.held_words import let_go
from accounts.arriving import is_id
from accounts.doors import client_required, role_required
from accounts.known_devices import HOLDS, WRITERS, device_here, half_of, known_again
from accounts.models import User
from accounts.queries import held_here


@require_safe
@role_required(*WRITERS)
def device(request: HttpRequest, person: User) -> HttpResponse:
    """Tell a page of this person's which browser this is, and give it the half nobody stores."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise Http404
    here = device_here(request, person)
    return JsonResponse({"device": str(here.public_id), "half": half_of(here)})


@require_POST
@role_required(*WRITERS)
def device_known(request: HttpRequest, person: User) -> HttpResponse:
    """A browser lost its cookie, and names the rows whose keys it still has."""
    claimed = [UUID(one) for one in request.POST.getlist("device")[:MOST] if is_id(one)]
    here = known_again(request, person, claimed)
    return JsonResponse({"device": str(here.public_id), "half": half_of(here)})


@require_safe
@client_required
def held(request: HttpRequest, client: User) -> HttpResponse:
    """Show what was sent while nobody was logged in here, to be sent again or let go."""
    words = held_here(client, device_here(request, client))
    if request.session.get(HOLDS, False) != bool(words):
        request.session[HOLDS] = bool(words)
    return render(request, "accounts/held.html", {"held": words})


@require_POST
@client_required
def held_let_go(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    held_words_of(client, public_id)
    let_go(client, str(public_id))
    return redirect("accounts:held")
