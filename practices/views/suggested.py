"""What a therapist suggested: into the plan, or not for me. Neither is told."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import client_required
from accounts.models import User
from practices.access_days import suggestion_for_client
from practices.actions.suggested import leave_suggested, take_suggested
from practices.views.plan import is_planned


@require_POST
@client_required
def suggested_take(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    planned = take_suggested(suggestion_for_client(client, public_id), by=client)
    messages.info(request, is_planned(planned))
    return redirect("practices:plan")


@require_POST
@client_required
def suggested_leave(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    leave_suggested(suggestion_for_client(client, public_id), by=client)
    messages.info(request, _("It is not shown again. Nobody is told."))
    return redirect("practices:plan")
