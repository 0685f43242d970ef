"""Newer words in the shipped files, beside ours: kept or taken over, field by field."""

from typing import Any, NamedTuple, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from practices.actions.catalogue import at_hand, take_theirs
from practices.admin.pages import Desk, practice_or_404
from practices.models import Practice
from practices.reading import Changed, changed
from prompts.admin.differences import ChoiceForm
from prompts.admin.pages import at, show
from prompts.errors import CuratingRefused


class Waiting(NamedTuple):
    """A practice with everything its file says otherwise."""

    practice: Practice
    mark: str
    fields: list[Changed]


def urls(desk: Desk) -> list[URLPattern]:
    """The list, and the one address that settles each of its practices."""
    own = "practices_practice_newer"
    return [
        at(desk, "newer/", newer, own, needs="change"),
        at(desk, "<int:object_id>/newer/", settle, f"{own}_settle", needs="change"),
    ]


def newer(desk: Desk, request: HttpRequest) -> HttpResponse:
    """Show every practice that its file says something newer about."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    rows = Practice.objects.with_versions().exclude(newer_in_files=None).order_by("title")
    context = {
        "title": _("Newer in the shipped catalogue"),
        "waiting": [waiting(row) for row in rows],
    }
    return show(desk, request, "newer.html", context)


def waiting(row: Practice) -> Waiting:
    item: dict[str, Any] = row.newer_in_files or {}
    return Waiting(row, item["mark"], changed(at_hand(row), item["content"]))


def settle(desk: Desk, request: HttpRequest, object_id: int) -> HttpResponse:
    """Write a draft with the fields chosen from the file; none chosen means ours stay."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    practice = practice_or_404(desk, request, object_id)
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    by, fields = cast(User, request.user), theirs_in(request)
    try:
        take_theirs(by=by, practice=practice, **form.cleaned_data, fields=fields)
    except CuratingRefused as refused:
        messages.warning(request, str(refused))
    else:
        taken, kept = _("Taken over as a new draft. It goes through review."), _("Ours stays.")
        messages.success(request, taken if fields else kept)
    return redirect("admin:practices_practice_newer")


def theirs_in(request: HttpRequest) -> list[str]:
    """Which fields were chosen from the file."""
    return [
        name.removeprefix("field-")
        for name, choice in request.POST.items()
        if name.startswith("field-") and choice == "theirs"
    ]
