"""Say no to a question for good, or to guidance; and take it back. Nobody else learns of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import client_required
from accounts.models import User
from journal.access import guidance_for_client
from journal.actions.remembering import (
    decline_prompt,
    follow_guidance,
    set_guidance_aside,
    take_back_prompt,
)
from journal.asked_aside import questions_set_aside
from journal.beside import Beside
from journal.documents import is_uuid

BACK_TO = {"today": "journal:today", "questions": "journal:questions"}


@require_safe
@client_required
def set_aside(request: HttpRequest, client: User) -> HttpResponse:
    """Questions I set aside, each with the way back."""
    lines = questions_set_aside(Beside(client))
    return render(request, "journal/set_aside.html", {"lines": lines})


@require_POST
@client_required
def prompt_decline(request: HttpRequest, client: User) -> HttpResponse:
    decline_prompt(posted_prompt(request), by=client)
    messages.info(request, _("Set aside. It will not be offered again, and nobody is told."))
    return redirect(BACK_TO.get(request.POST.get("from", ""), "journal:questions"))


@require_POST
@client_required
def prompt_take_back(request: HttpRequest, client: User) -> HttpResponse:
    take_back_prompt(posted_prompt(request), by=client)
    messages.info(request, _("It may come up again."))
    return redirect("journal:set-aside")


def posted_prompt(request: HttpRequest) -> UUID:
    """Which question a button names; one that names none leads nowhere."""
    prompt, _colon, _version = request.POST.get("prompt", "").partition(":")
    if not is_uuid(prompt):
        raise Http404
    return UUID(prompt)


@require_POST
@client_required
def guidance_set_aside(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    guidance = guidance_for_client(client, public_id)
    set_guidance_aside(guidance.relationship_id, by=client)
    messages.info(request, _("Set aside. Questions are chosen without it, and nobody is told."))
    return redirect("journal:questions")


@require_POST
@client_required
def guidance_follow(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    guidance = guidance_for_client(client, public_id)
    follow_guidance(guidance.relationship_id, by=client)
    messages.info(request, _("It counts again when questions are chosen."))
    return redirect("journal:questions")
