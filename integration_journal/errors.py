"""Error pages: kind words, help, and the way out. They ask the database nothing."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.holding import Fate, fate_of, is_from_here
from encryption.errors import Unreadable
from integration_journal.context import Place, role_of

ELSEWHERE = {
    "client": (_("What you wrote"), "journal:timeline"),
    "therapist": (_("What people chose to show you"), "care:caseload"),
}
FIRST_PAGE = (_("Go to the first page"), "home")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is too old: if a page of ours sent it, its words are not lost."""
    fate = fate_of(request) if is_from_here(request) else Fate()
    return render(request, "stale_form.html", {"fate": fate}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer nearly without a context: whatever broke must not break this page too.

    What broke stands in the log by now: its kind and its place, no words.
    """
    if isinstance(sys.exception(), Unreadable):
        return unreadable(request)
    context = {"was_sent": request.method == "POST"}
    return HttpResponse(render_to_string("500.html", context), status=500)


def unreadable(request: HttpRequest) -> HttpResponse:
    """One box does not open: say that nothing happened to it, and where everything else is."""
    label, name = ELSEWHERE.get(role_of(request), FIRST_PAGE)
    context = {"elsewhere": Place(label, reverse(name)), "was_sent": request.method == "POST"}
    return HttpResponse(render_to_string("unreadable.html", context), status=500)
