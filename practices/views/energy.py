"""Energy for a day: what there is, and what the plan would take of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import client_required, posted
from accounts.models import User
from practices.actions.choices import choose_words
from practices.actions.energy import say_energy, want_today
from practices.forms.choices import ChoicesForm
from practices.forms.energy import EnergyForm
from practices.queries.choices import choices_of
from practices.queries.energy import EnergyPage, energy_page


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def energy(request: HttpRequest, client: User) -> HttpResponse:
    """One tap says how much there is; another one changes it, or takes it back. Ticks are kept."""
    page = energy_page(client)
    form = EnergyForm(posted(request), today=page.today.day)
    if form.is_valid():
        say_energy(form.cleaned_data["day"], form.cleaned_data["there"], by=client)
        if "asks_wanted" in request.POST:
            keep_wanted(request, page, client)
        return redirect("practices:energy")
    context = {"form": form, "energy": page}
    return render(request, "practices/energy.html", context, status=422 if form.is_bound else 200)


@require_POST
@client_required
def energy_wanted(request: HttpRequest, client: User) -> HttpResponse:
    """Which practices are wanted today. What is not in the plan any more counts as not asked."""
    keep_wanted(request, energy_page(client), client)
    return redirect("practices:energy")


def keep_wanted(request: HttpRequest, page: EnergyPage, client: User) -> None:
    ticked = set(request.POST.getlist("wanted"))
    planned = (str(item.planned.public_id) for item in page.items)
    want_today(page.today.day, tuple(one for one in planned if one in ticked), by=client)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def choices(request: HttpRequest, client: User) -> HttpResponse:
    saved = choices_of(client)
    form = ChoicesForm(posted(request), initial=saved.as_json())
    if form.is_valid():
        data = form.cleaned_data
        choose_words(data["energy_word"], larger_text=data["larger_text"], by=client)
        messages.info(request, _("Saved."))
        return redirect("practices:energy")
    return render(
        request,
        "practices/energy_choices.html",
        {"form": form},
        status=422 if form.is_bound else 200,
    )
