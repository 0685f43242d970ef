"""Erase one's own journal and account."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.doors import client_required, posted
from accounts.models import User
from lifecycle.actions.erasing import erase_client
from lifecycle.forms import EraseForm


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
@reauthentication_required  # type: ignore[untyped-decorator]
def erase(request: HttpRequest, client: User) -> HttpResponse:
    """Asks for the log-in again and for one typed word; then nothing is left to bring back."""
    form = EraseForm(posted(request))
    if form.is_valid():
        erase_client(client, by=client)
        logout(request)
        return redirect("lifecycle:erased")
    status = 422 if form.is_bound else 200
    return render(request, "lifecycle/erase.html", {"form": form}, status=status)


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "lifecycle/erased.html")
