"""Suggest a practice, take it back. Nothing is told of what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import relationship_for_therapist
from accounts.doors import posted, therapist_required
from accounts.models import CareRelationship, User
from care.practice_forms import PracticeSuggestionForm
from practices.access_days import suggestion_for_therapist
from practices.actions.suggested import (
    NoRoomForPractices,
    SuggestedAlready,
    suggest_practice,
    withdraw_practice,
)
from practices.queries.suggested import practices_on_offer


@require_http_methods(["GET", "HEAD", "POST"])
@therapist_required
def practice_suggestion_new(request: HttpRequest, therapist: User, public_id: UUID) -> HttpResponse:
    relationship = relationship_for_therapist(therapist, public_id)
    form = PracticeSuggestionForm(
        posted(request),
        practices=practices_on_offer(),
        word=request.GET.get("word", ""),
        chosen=request.GET.get("practice", ""),
    )
    if form.is_valid() and suggested_from(form, relationship, therapist):
        messages.info(request, _("Suggested. They see it with your name, and choose freely."))
        return redirect("care:client", public_id)
    context = {"relationship": relationship, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "care/practice_suggestion_new.html", context, status=status)


def suggested_from(
    form: PracticeSuggestionForm, relationship: CareRelationship, therapist: User
) -> bool:
    """Suggest it, unless it stands there already or one has to be taken back first."""
    try:
        suggest_practice(relationship, form.chosen, form.cleaned_data["line"], by=therapist)
    except SuggestedAlready:
        form.add_error("practice", _("This one stands here. Take it back to change its line."))
        return False
    except NoRoomForPractices:
        form.add_error(
            "practice", _("Twenty stand here already. Take one back, and there is room.")
        )
        return False
    return True


@require_POST
@therapist_required
def practice_suggestion_withdraw(
    request: HttpRequest, therapist: User, public_id: UUID
) -> HttpResponse:
    suggestion = suggestion_for_therapist(therapist, public_id)
    withdraw_practice(suggestion, by=therapist)
    messages.info(request, _("Taken back. What is in their plan stays there."))
    return redirect("care:client", suggestion.relationship_id)
