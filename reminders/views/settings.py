"""How reminders reach a person, on one page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import client_required
from accounts.models import User
from reminders.actions.choosing import choose_ways, set_ask_aside
from reminders.forms.settings import SettingsForm
from reminders.queries_ways import settings_page
from reminders.said import SAID
from reminders.views.back import top_of


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def settings(request: HttpRequest, client: User) -> HttpResponse:
    """Show and change the way, the hours and the words."""
    page = settings_page(client)
    if request.method == "POST":
        form = SettingsForm(request.POST, are_words_open=page.chosen.is_readable)
        if form.is_valid():
            choose_ways(form.wish(), by=client)
            messages.info(request, _("Kept. It holds for all your reminders."))
            return redirect("reminders:settings")
    else:
        form = SettingsForm.filled(page.chosen)
    status = 422 if form.is_bound else 200
    context = {"form": form, "page": page, "said": SAID.get(request.GET.get("said", ""))}
    return render(request, "reminders/settings.html", context, status=status)


@require_POST
@client_required
def ask_set_aside(request: HttpRequest, client: User) -> HttpResponse:
    """Ask no more whether this browser may tell them."""
    set_ask_aside(by=client)
    messages.info(request, _("You are not asked again."))
    return redirect(top_of(request))
