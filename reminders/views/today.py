"""Done with it for today."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import client_required
from accounts.models import User
from reminders.actions import answered
from reminders.actions.choosing import be_done
from reminders.queries_today import reminders_today
from reminders.views.back import top_of


@require_POST
@client_required
def today_done(request: HttpRequest, client: User) -> HttpResponse:
    """Put today's line away; whoever presses has come."""
    if today := reminders_today(client):
        be_done(today.on, by=client)
    answered(client)
    messages.info(request, _("Done with it for today."))
    return redirect(top_of(request))
