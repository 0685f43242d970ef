"""A therapist invites."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import invitation_for_therapist
from accounts.actions.invitations import make_invitation, withdraw_invitation
from accounts.doors import therapist_required
from accounts.invitation_handover import hand_over, take_over
from accounts.models import User
from accounts.queries import invitations_of


@require_safe
@therapist_required
def invitations(request: HttpRequest, therapist: User) -> HttpResponse:
    """List what is open; right after making one, show its link and code, this once."""
    context = {"invitations": invitations_of(therapist), "new": take_over(request)}
    response = render(request, "accounts/invitations.html", context)
    hand_over(response, None)
    return response


@require_POST
@therapist_required
def invitation_new(request: HttpRequest, therapist: User) -> HttpResponse:
    """Make one invitation."""
    new = make_invitation(by=therapist)
    response = redirect("accounts:invitations")
    hand_over(response, new)
    return response


@require_POST
@therapist_required
def invitation_withdraw(request: HttpRequest, therapist: User, public_id: UUID) -> HttpResponse:
    """Take one back."""
    withdraw_invitation(invitation_for_therapist(therapist, public_id), by=therapist)
    messages.info(request, _("Taken back. Its link and code do not work any more."))
    return redirect("accounts:invitations")
