"""Log in two taps, then a note for whoever likes one."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import client_required
from accounts.models import User
from practices.access import log_of, practice_for_reading, removed_log_of
from practices.actions.log import log_practice, note_log, rate_log, remove_log, restore_log
from practices.errors import WrittenElsewhere
from practices.forms import HowForm, NoteForm
from practices.forms.playing import day_in, said_in
from practices.own_days import own_today
from practices.queries.log import log_page, log_view


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def log(request: HttpRequest, client: User) -> HttpResponse:
    if request.method == "POST":
        return noted(request, client)
    page = log_page(client, request.GET.get("page", "1"))
    return render(request, "practices/log.html", {"log": page})


def noted(request: HttpRequest, client: User) -> HttpResponse:
    """Note it and lead on; a script that waited for a network is told which form was taken."""
    practice = practice_for_reading(client, request.POST.get("practice", ""))
    form_id, said = posted_id(request), said_in(request.POST)
    done_on = day_in(request.POST) or own_today(client)
    row = log_practice(practice, by=client, form_id=form_id, done_on=done_on, said=said)
    onward = reverse(f"practices:log-{'note' if said.how else 'how'}", args=[row.public_id])
    if "X-Requested-With" in request.headers:
        return JsonResponse({"landed": str(form_id), "url": onward})
    return redirect(onward)


def posted_id(request: HttpRequest) -> UUID:
    """The id the page gave its form; a new one where that is missing or malformed."""
    try:
        return UUID(request.POST.get("form_id", ""))
    except ValueError:
        return uuid4()


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def log_how(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    row = log_of(client, public_id)
    form = HowForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        rate_log(row, form.cleaned_data["how"], by=client)
        return redirect("practices:log-note", row.public_id)
    context = {"form": form, "log": log_view(client, row), "row": row}
    status = 422 if form.is_bound else 200
    return render(request, "practices/log_how.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def log_note(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    row = log_of(client, public_id)
    log = log_view(client, row)
    initial = {
        "note": log.document.note,
        "done_on": row.done_on,
        "revision": row.document_revision,
    }
    form = NoteForm(request.POST if request.method == "POST" else None, initial=initial)
    context = {"form": form, "log": log, "row": row}
    if form.is_valid():
        data = form.cleaned_data
        try:
            note_log(
                row, data["note"], done_on=data["done_on"], revision=data["revision"], by=client
            )
            messages.info(request, _("Kept. Only you can see it."))
            return redirect("practices:plan")
        except WrittenElsewhere as other:
            form.take_newer_revision(other.revision)
            context["saved"] = other.saved
            return render(request, "practices/log_note.html", context, status=409)
    status = 422 if form.is_bound else 200
    return render(request, "practices/log_note.html", context, status=status)


@require_POST
@client_required
def log_remove(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    remove_log(log_of(client, public_id), by=client)
    messages.info(request, _("Taken out. You can put it back for thirty days, below."))
    return redirect("practices:log")


@require_POST
@client_required
def log_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    restore_log(removed_log_of(client, public_id), by=client)
    messages.info(request, _("It is back, just as it was."))
    return redirect("practices:log")
