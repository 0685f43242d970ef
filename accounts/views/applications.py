"""Apply as a therapist."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actions.applications import apply_as_therapist, keeps_a_journal
from accounts.doors import client_required, posted
from accounts.errors import Refused
from accounts.forms.applications import ApplicationForm
from accounts.models import User
from accounts.queries import last_application


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def apply(request: HttpRequest, person: User) -> HttpResponse:
    """Ask for a therapist's account."""
    form = ApplicationForm(posted(request))
    if form.is_valid():
        try:
            apply_as_therapist(by=person, **form.answers())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.info(request, _("Thank you. We will write to you when it is decided."))
            return redirect("accounts:apply")
    context = {
        "form": form,
        "application": last_application(person),
        "keeps_a_journal": keeps_a_journal(person),
    }
    return render(request, "accounts/apply.html", context, status=422 if form.is_bound else 200)
