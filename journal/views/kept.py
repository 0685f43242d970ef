"""Words kept in a browser: the page that opens them, and where they land as an entry."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import client_required
from accounts.models import User
from journal.actions.kept import land
from journal.forms.kept import KeptForm


@require_safe
@client_required
def kept(request: HttpRequest, client: User) -> HttpResponse:
    """The browser fills this page: what it keeps opens there, and nowhere else."""
    return render(request, "journal/kept.html")


@require_POST
@client_required
def kept_land(request: HttpRequest, client: User) -> HttpResponse:
    """Keep words as an entry of their own. Landing twice, they are there once."""
    form = KeptForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors.get_json_data()}, status=422)
    entry = land(form.writing(), by=client)
    url = reverse("journal:entry-edit", args=[entry.public_id])
    return JsonResponse({"landed": request.POST["public_id"], "url": url})
