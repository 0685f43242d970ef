"""End a relationship, from either side."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import relationship_for_client, relationship_for_therapist
from accounts.doors import role_required
from accounts.models import User
from lifecycle.actions.ending import end_relationship


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(User.Role.CLIENT, User.Role.THERAPIST)
def relationship_end(request: HttpRequest, person: User, public_id: UUID) -> HttpResponse:
    """Says what ending does, then does it."""
    door = relationship_for_client if person.is_client else relationship_for_therapist
    relationship = door(person, public_id)
    other = relationship.therapist if person.is_client else relationship.client
    if request.method == "POST":
        end_relationship(relationship, by=person)
        messages.info(request, _("It has ended. Everything shared in it is destroyed."))
        return redirect("accounts:people" if person.is_client else "care:caseload")
    context = {"relationship": relationship, "other": other}
    return render(request, "lifecycle/relationship_end.html", context)
