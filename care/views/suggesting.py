"""Suggest a question or a set, wish for themes and weight. Nothing is told of what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import relationship_for_therapist
from accounts.doors import posted, therapist_required
from accounts.models import CareRelationship, User
from care.forms import GuidanceForm, SuggestForm, SuggestionForm, SuggestionSetForm
from care.queries import guidance_in
from journal.access import suggestion_for_therapist
from journal.actions.suggesting import (
    NoRoomForSuggestions,
    set_guidance,
    suggest,
    withdraw_suggestion,
)


@require_http_methods(["GET", "HEAD", "POST"])
@therapist_required
def suggestion_new(request: HttpRequest, therapist: User, public_id: UUID) -> HttpResponse:
    return suggest_by(SuggestionForm(posted(request)), request, therapist, public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@therapist_required
def suggestion_set_new(request: HttpRequest, therapist: User, public_id: UUID) -> HttpResponse:
    return suggest_by(SuggestionSetForm(posted(request)), request, therapist, public_id)


def suggest_by(
    form: SuggestForm, request: HttpRequest, therapist: User, public_id: UUID
) -> HttpResponse:
    relationship = relationship_for_therapist(therapist, public_id)
    if form.is_valid() and made_from(form, relationship, therapist):
        messages.info(request, _("Suggested. They see it with your name, and choose freely."))
        return redirect("care:client", public_id)
    is_set = isinstance(form, SuggestionSetForm)
    context = {"relationship": relationship, "form": form, "is_set": is_set}
    status = 422 if form.is_bound else 200
    return render(request, "care/suggestion_new.html", context, status=status)


def made_from(form: SuggestForm, relationship: CareRelationship, therapist: User) -> bool:
    """Suggest it, unless there are so many already that one has to be taken back first."""
    try:
        suggest(relationship, form.document(), by=therapist)
    except NoRoomForSuggestions:
        form.add_error("text", _("Sixty stand here already. Take one back, and there is room."))
        return False
    return True


@require_POST
@therapist_required
def suggestion_withdraw(request: HttpRequest, therapist: User, public_id: UUID) -> HttpResponse:
    suggestion = suggestion_for_therapist(therapist, public_id)
    withdraw_suggestion(suggestion, by=therapist)
    messages.info(request, _("Taken back. Whatever was answered stays with them."))
    return redirect("care:client", suggestion.relationship_id)


@require_http_methods(["GET", "HEAD", "POST"])
@therapist_required
def guidance(request: HttpRequest, therapist: User, public_id: UUID) -> HttpResponse:
    """Themes and weight, one sheet for each client."""
    relationship = relationship_for_therapist(therapist, public_id)
    stands = guidance_in(relationship, therapist)
    form = GuidanceForm(posted(request), initial=stands.as_json())
    if form.is_valid():
        set_guidance(relationship, form.document(), by=therapist)
        messages.info(request, _("Kept. They can read it, and may set it aside."))
        return redirect("care:client", public_id)
    context = {"relationship": relationship, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "care/guidance.html", context, status=status)
