"""Say what is usual for one’s body, and how one likes to look at the figure."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required, posted
from accounts.models import User
from journal.actions.body import NoteWrittenElsewhere, PlaceWrittenElsewhere
from journal.actions.body_usual import (
    choose_look,
    clear_usual_place,
    keep_usual_place,
    note_usual,
)
from journal.body_documents import BodyUsualDocument
from journal.body_words import in_order, place_line, place_name
from journal.figure_notes import figure_of_usual
from journal.forms.body import UsualNoteForm, UsualPlaceForm
from journal.queries_body import usual_of
from journal.views.body import known_place
from journal.views.ways import back_posted


def place_url(region: str) -> str:
    return reverse("journal:body-usual-place", args=[region])


@require_safe
@client_required
def body_usual(request: HttpRequest, client: User) -> HttpResponse:
    usual = usual_of(client)
    return usual_page(request, usual, UsualNoteForm(saved=usual))


def usual_page(
    request: HttpRequest,
    usual: BodyUsualDocument,
    form: UsualNoteForm,
    *,
    status: int = 200,
    elsewhere: NoteWrittenElsewhere | None = None,
) -> HttpResponse:
    lines = [place_line(place) for place in in_order(usual.places)]
    context = {
        "usual": usual,
        "figure": figure_of_usual(usual, place_url),
        "lines": [(line, place_url(line.code)) for line in lines],
        "form": form,
        "elsewhere": elsewhere,
    }
    return render(request, "journal/body_usual.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def body_usual_place(request: HttpRequest, client: User, region: str) -> HttpResponse:
    known_place(region)
    form = UsualPlaceForm(posted(request), region=region, saved=usual_of(client))
    elsewhere = None
    if form.is_valid():
        writing = form.writing(with_saved="together" in request.POST)
        try:
            keep_usual_place(writing, by=client)
            return redirect("journal:body-usual")
        except PlaceWrittenElsewhere as conflict:
            elsewhere = conflict
            form.take_newer(conflict.saved)
    context = {
        "form": form,
        "name": place_name(region),
        "region": region,
        "elsewhere": elsewhere,
        "saved": place_line(elsewhere.saved) if elsewhere and elsewhere.saved else None,
        "leave_url": reverse("journal:body-usual"),
    }
    status = 409 if elsewhere else 422 if form.is_bound else 200
    return render(request, "journal/body_usual_place.html", context, status=status)


@require_POST
@client_required
def body_usual_clear(request: HttpRequest, client: User, region: str) -> HttpResponse:
    known_place(region)
    try:
        clear_usual_place(region, opened_on=request.POST.get("opened_on", ""), by=client)
    except PlaceWrittenElsewhere:
        messages.info(request, _("This place was changed elsewhere meanwhile. Nothing is cleared."))
        return redirect(place_url(region))
    return redirect("journal:body-usual")


@require_POST
@client_required
def body_usual_note(request: HttpRequest, client: User) -> HttpResponse:
    usual = usual_of(client)
    form = UsualNoteForm(request.POST, saved=usual)
    if not form.is_valid():
        return usual_page(request, usual, form, status=422)
    try:
        note_usual(form.cleaned_data["note"], opened_on=form.cleaned_data["opened_on"], by=client)
    except NoteWrittenElsewhere as conflict:
        form.take_newer(conflict.saved)
        return usual_page(request, usual, form, status=409, elsewhere=conflict)
    return redirect("journal:body-usual")


LOOKS = {
    "figure": {"shows_list": False},
    "list": {"shows_list": True},
    "hide": {"hides_pelvis": True},
    "show": {"hides_pelvis": False},
}


@require_POST
@client_required
def body_look(request: HttpRequest, client: User) -> HttpResponse:
    """Remember how this person likes to look at the figure, and go back to where they were."""
    chosen = LOOKS.get(request.POST.get("look", ""))
    if chosen:
        choose_look(by=client, **chosen)
    return redirect(back_posted(request, reverse("journal:body-maps")))
