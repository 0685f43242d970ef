"""Preview: the newest version just as a client would read it, before anybody agrees to it."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _

from practices.actions.catalogue import at_hand
from practices.admin.pages import Desk, practice_or_404
from practices.loading import CONTENT
from practices.models import Practice
from practices.queries.catalogue import PracticeView
from prompts.admin.pages import at, show


def urls(desk: Desk) -> list[URLPattern]:
    """Where previews lie."""
    return [at(desk, "<int:object_id>/preview/", preview, "practices_practice_preview")]


def preview(desk: Desk, request: HttpRequest, object_id: int) -> HttpResponse:
    """Show what a client would read; nothing is saved, and nobody real is looked at."""
    held = practice_or_404(desk, request, object_id)
    content = at_hand(held)
    draft = Practice(slug=held.slug, **{name: content[name] for name in CONTENT})
    context = {
        "title": _("As a client reads it"),
        "held": held,
        "practice": draft,
        "view": PracticeView(draft),
    }
    return show(desk, request, "preview.html", context)
