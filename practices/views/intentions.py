"""Intentions: the list, one, make, change, say where it stands, take out, put back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required, posted
from accounts.models import User
from accounts.preferences import preferences_of
from practices.access_intentions import intention_of, removed_intention_of
from practices.actions.intentions import (
    NoRoomForIntentions,
    edit_intention,
    make_intention,
    remove_intention,
    restore_intention,
    say_where_it_stands,
)
from practices.errors import WrittenElsewhere
from practices.forms.intentions import EVERY, STEPS, IntentionForm
from practices.forms.intentions_looks import StatusForm
from practices.intention_documents import Near, Status
from practices.models import Intention
from practices.queries.intentions import (
    insight_behind,
    intention_view,
    intentions_page,
    opened_intention,
    reminds,
)
from practices.queries.intentions_insight import insight_of, source_asked_for

NOT_CHANGED = gettext_lazy("Nothing was changed. Choose one of the buttons, if you like.")
FIRST = "words"
SECOND = "values"
NOTES = {
    Status.RESTING: gettext_lazy(
        "It rests now, and its reminders with it. Take it up again at any time."
    ),
    Status.LET_GO: gettext_lazy("Let go. It stays here, with all you noted."),
    Status.PART_OF_LIFE: gettext_lazy(
        "It is part of life by now. It stays here, with all you noted."
    ),
}


@require_safe
@client_required
def intentions(request: HttpRequest, client: User) -> HttpResponse:
    return render(request, "practices/intentions.html", {"page": intentions_page(client)})


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def intention_new(request: HttpRequest, client: User) -> HttpResponse:
    """Begin with the first question, or with all of them on one page, as the person likes it."""
    source = source_asked_for(client, request.GET)
    is_guided = asks_one(request, client)
    form = IntentionForm.blank(posted(request), names=STEPS[FIRST] if is_guided else EVERY)
    context = {"form": form, "is_guided": is_guided, "other_way": other_way(request, is_guided)}
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            row = make_intention(form.form_id, form.writing(), source, by=client)
            return onward(row, is_guided)
        except WrittenElsewhere as other:
            form.take_newer_revision(other.revision)
            context["saved"], status = other.saved, 409
        except NoRoomForIntentions:
            form.say_there_is_no_room()
    context["insight"] = insight_of(client, source)
    return render(request, "practices/intention_new.html", context, status=status)


def asks_one(request: HttpRequest, client: User) -> bool:
    """Whether one question a screen is asked: as the address says, else as the person prefers."""
    way = request.GET.get("way") or preferences_of(client).asks
    return way != "page"


def other_way(request: HttpRequest, is_guided: bool) -> str:
    """The same page, asked the other way."""
    asked = request.GET.copy()
    asked["way"] = "page" if is_guided else "one"
    return f"?{asked.urlencode()}"


def onward(row: Intention, is_guided: bool) -> HttpResponse:
    if row.removed_at:  # an old page was sent again: what it made is among what was taken out
        return redirect("practices:intentions")
    if is_guided:
        return redirect("practices:intention-step", row.public_id, SECOND)
    return redirect("practices:intention", row.public_id)


@require_safe
@client_required
def intention(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    row = intention_of(client, public_id)
    context = {
        "view": intention_view(client, row, request.GET.get("page", "1")),
        "answers": Near.choices,
    }
    return render(request, "practices/intention.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def intention_edit(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    row = intention_of(client, public_id)
    line = opened_intention(client, row)
    form = IntentionForm.filled(row, line.document, posted(request), reminds=reminds(row))
    context = {"form": form, "line": line, "insight": insight_behind(client, row)}
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            edit_intention(row, form.writing(), by=client)
            return redirect("practices:intention", public_id)
        except WrittenElsewhere as other:
            form.take_newer_revision(other.revision)
            context["saved"], status = other.saved, 409
    return render(request, "practices/intention_edit.html", context, status=status)


@require_POST
@client_required
def intention_status(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    row, form = intention_of(client, public_id), StatusForm(request.POST)
    if form.is_valid():
        status = form.cleaned_data["status"]
        say_where_it_stands(row, status, by=client)
        messages.info(request, NOTES.get(status, _("It is in your hands again.")))
    else:
        messages.info(request, NOT_CHANGED)
    return redirect("practices:intention", public_id)


@require_POST
@client_required
def intention_remove(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    remove_intention(intention_of(client, public_id), by=client)
    messages.info(request, _("Taken out. You can put it back for thirty days, below."))
    return redirect("practices:intentions")


@require_POST
@client_required
def intention_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    restore_intention(removed_intention_of(client, public_id), by=client)
    messages.info(request, _("It is back, just as it was."))
    return redirect("practices:intention", public_id)
