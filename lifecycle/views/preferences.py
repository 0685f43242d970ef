"""First steps and later changes: how a client wants to be spoken with."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions.preferences import skip_first_steps
from accounts.doors import client_required, posted
from accounts.forms.preferences import PreferencesForm
from accounts.models import User
from accounts.places import listed_names
from accounts.preferences import preferences_of
from lifecycle.actions.preferences import save_preferences
from prompts.queries import languages_on_offer
from prompts.vocabulary import Lens


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def preferences(request: HttpRequest, client: User) -> HttpResponse:
    """Change any choice, at any time."""
    form = _form(request, client)
    if form.is_valid():
        save_preferences(by=client, **form.answers())
        messages.info(request, _("Saved."))
        return redirect("lifecycle:preferences")
    return _page(request, "accounts/preferences.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def first_steps(request: HttpRequest, client: User) -> HttpResponse:
    """Ask the same questions once, gently."""
    form = _form(request, client)
    if form.is_valid():
        save_preferences(by=client, **form.answers())
        return redirect("home")
    return _page(request, "accounts/first_steps.html", form)


@require_POST
@client_required
def first_steps_skip(request: HttpRequest, client: User) -> HttpResponse:
    """Pass the questions by; each waits among the person's choices."""
    skip_first_steps(by=client)
    return redirect("home")


def _form(request: HttpRequest, client: User) -> PreferencesForm:
    wishes = preferences_of(client)
    return PreferencesForm(
        posted(request),
        lenses=Lens.choices,
        languages=_languages(wishes.question_language),
        initial=PreferencesForm.filled_from(client, wishes),
    )


def _languages(chosen: str) -> list[tuple[str, str]]:
    """Languages some question is translated into, and the one chosen before."""
    codes = sorted({*languages_on_offer(), chosen} - {""})
    return [(code, get_language_info(code)["name_local"]) for code in codes]


def _page(request: HttpRequest, template: str, form: PreferencesForm) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "zone_aliases": listed_names()}
    return render(request, template, context, status=422 if form.is_bound else 200)
