"""A reminder for a planned practice, and one pause for all."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import client_required
from accounts.models import User
from practices.access import planned_of
from practices.actions.reminders import edit_reminder, pause_reminders, stop_reminder_of
from practices.forms import ReminderForm
from practices.queries.plan import planned_view
from practices.queries.reminders import mail_preview, reminder_page


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def reminder_edit(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    planned = planned_of(client, public_id)
    page = reminder_page(planned, client)
    if request.method == "POST":
        form = ReminderForm(request.POST, zone=client.time_zone)
        if form.is_valid():
            edit_reminder(planned, form.wish(), by=client)
            messages.info(request, _("Your reminder is set."))
            return redirect("practices:plan")
    else:
        form = ReminderForm.filled(client, page.reminder)
    context = {
        "form": form,
        "item": planned_view(client, planned),
        "page": page,
        "mail": mail_preview(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "practices/reminder_edit.html", context, status=status)


@require_POST
@client_required
def reminder_stop(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    stop_reminder_of(planned_of(client, public_id), by=client)
    messages.info(request, _("The reminder is off. Its days and time are kept for another time."))
    return redirect("practices:plan")


@require_POST
@client_required
def reminders_pause(request: HttpRequest, client: User) -> HttpResponse:
    pause_reminders(by=client)
    return redirect("practices:plan")
