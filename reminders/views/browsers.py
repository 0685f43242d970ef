"""Browsers that are told: this one may, that one no more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.doors import client_required
from accounts.models import User
from reminders.access import push_place_of
from reminders.actions.places import add_place, remove_place
from reminders.forms.browsers import BrowserForm
from reminders.forms.settings import SettingsForm
from reminders.queries_ways import settings_page
from reminders.said import SAID, to_settings
from reminders.views.back import back_to, top_of


@require_POST
@client_required
def browser_add(request: HttpRequest, client: User) -> HttpResponse:
    """Keep what a browser gave when its owner agreed."""
    form = BrowserForm(request.POST)
    if form.is_valid():
        add_place(form.document(), by=client)
        return redirect(told(request))
    page = settings_page(client)
    context = {"form": SettingsForm.filled(page.chosen), "page": page, "was_not_added": True}
    return render(request, "reminders/settings.html", context, status=422)


@require_POST
@client_required
def browser_remove(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    remove_place(push_place_of(client, public_id), by=client)
    return redirect(to_settings("not-told"))


def told(request: HttpRequest) -> str:
    """Return where it is said that this device is told: in the settings, or on the page before."""
    if back_to(request) == reverse("reminders:settings"):
        return to_settings("told")
    messages.info(request, str(SAID["told"].words))
    return top_of(request)
