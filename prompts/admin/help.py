"""One page that tells how curating works."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext as _

from prompts.admin.pages import Desk, at, show


def urls(desk: Desk) -> list[URLPattern]:
    """Where the page lies."""
    return [at(desk, "how-it-works/", how_it_works, "prompts_how_it_works")]


def how_it_works(desk: Desk, request: HttpRequest) -> HttpResponse:
    """Tell the way of a prompt, from the first words to people."""
    return show(desk, request, "how_it_works.html", {"title": _("How curating works")})
