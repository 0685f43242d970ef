"""A client opens a link or types a code, reads what it means, and says yes or no."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import invitation_in_hand, put_down, take_by_code, take_by_link
from accounts.actions.invitations import accept_invitation, decline_invitation
from accounts.doors import client_required, posted
from accounts.errors import InvitationGone
from accounts.forms.invitations import AcceptForm, CodeForm
from accounts.limits import may_try_a_code
from accounts.models import User
from accounts.queries import are_together


@require_safe
def invitation_open(request: HttpRequest, secret: str) -> HttpResponse:
    """Take the link in hand and leave its secret out of every address that follows."""
    if not take_by_link(request.session, secret):
        return _gone(request)
    return redirect("accounts:invitation-welcome")


@require_safe
def invitation_welcome(request: HttpRequest) -> HttpResponse:
    """Lead a visitor with a link to an account first. Names nobody outside the log-in."""
    if isinstance(request.user, User) and request.user.is_client:
        return redirect("accounts:invitation-accept")
    return render(request, "accounts/invitation_welcome.html")


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def invitation_code(request: HttpRequest, client: User) -> HttpResponse:
    """Type a code."""
    form = CodeForm(posted(request))
    if form.is_valid():
        if not may_try_a_code(request):
            form.refuse_too_many()
            return render(request, "accounts/invitation_code.html", {"form": form}, status=429)
        if take_by_code(request.session, form.cleaned_data["code"]):
            return redirect("accounts:invitation-accept")
        form.refuse_unknown()
    status = 422 if form.is_bound else 200
    return render(request, "accounts/invitation_code.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def invitation_accept(request: HttpRequest, client: User) -> HttpResponse:
    """Say in plain words what it means, and accept."""
    invitation = invitation_in_hand(request.session)
    if invitation is None:
        put_down(request.session)
        return redirect("accounts:invitation-code")
    form = AcceptForm(posted(request), initial={"name": client.name})
    if form.is_valid():
        try:
            accept_invitation(invitation, by=client, name=form.cleaned_data["name"])
        except InvitationGone:
            return _gone(request)
        put_down(request.session)
        messages.info(request, _("You are connected. Nothing is shared until you share it."))
        return redirect("accounts:people")
    together = are_together(client, invitation.therapist)
    context = {"invitation": invitation, "are_together": together, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/invitation_accept.html", context, status=status)


@require_POST
@client_required
def invitation_decline(request: HttpRequest, client: User) -> HttpResponse:
    """Say no."""
    invitation = invitation_in_hand(request.session)
    put_down(request.session)
    if invitation is None:
        return redirect("accounts:people")
    try:
        decline_invitation(invitation, by=client)
    except InvitationGone:
        return _gone(request)
    messages.info(request, _("You said no. Nothing was shared."))
    return redirect("accounts:people")


def _gone(request: HttpRequest) -> HttpResponse:
    put_down(request.session)
    return render(request, "accounts/invitation_gone.html", status=404)
