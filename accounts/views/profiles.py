"""What therapists and curators say of themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actions.profiles import edit_profile
from accounts.doors import posted, role_required
from accounts.forms.profiles import profile_form
from accounts.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(User.Role.THERAPIST, User.Role.CURATOR, User.Role.ADMIN)
def profile(request: HttpRequest, person: User) -> HttpResponse:
    """Change name, clock and, for therapists, reading days."""
    form = profile_form(person, posted(request))
    if form.is_valid():
        edit_profile(by=person, **form.answers())
        messages.info(request, _("Saved."))
        return redirect("accounts:profile")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/profile.html", {"form": form}, status=status)
