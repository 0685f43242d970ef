"""Where a person is logged in: end one of them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import log_in_of
from accounts.actions.log_ins import end_log_in
from accounts.doors import login_required
from accounts.models import User


@require_POST
@login_required
def log_in_end(request: HttpRequest, person: User, handle: UUID) -> HttpResponse:
    """End it there; the one of this very device is ended by logging out."""
    log_in = log_in_of(person, handle)
    if log_in.is_current():
        return redirect("account_logout")
    end_log_in(log_in, by=person)
    messages.info(request, _("Ended. That device is logged out."))
    return redirect("usersessions_list")
