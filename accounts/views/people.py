"""The client's people: who could read what is shared with them, and until when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.doors import client_required
from accounts.forms.invitations import CodeForm
from accounts.models import User
from accounts.queries import ended_lately, people_of


@require_safe
@client_required
def people(request: HttpRequest, client: User) -> HttpResponse:
    """Show a client's therapists, and a place to type a code."""
    context = {
        "relationships": people_of(client),
        "ended": ended_lately(client),
        "form": CodeForm(),
    }
    return render(request, "accounts/people.html", context)
