"""Looks at an intention: a day in one tap, a longer look, something to celebrate, reminders."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required, posted
from accounts.models import User
from journal.documents import is_uuid
from practices.access_intentions import intention_of, moment_of, removed_moment_of
from practices.actions.intentions_moments import (
    celebrate,
    edit_moment,
    remove_moment,
    restore_moment,
    review_intention,
    say_day,
)
from practices.actions.intentions_reminders import reminders_of, set_reminders
from practices.errors import WrittenElsewhere
from practices.forms.intentions_looks import (
    CelebrateForm,
    DayForm,
    IntentionRemindersForm,
    MomentForm,
    ReviewForm,
)
from practices.intention_documents import Status
from practices.own_days import own_today
from practices.queries.intentions import opened_intention, reminds
from practices.queries.intentions_looks import celebrations, opened_look


@require_POST
@client_required
def intention_day(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """One tap, back to where it was made: what was noted stands in its place."""
    row, form = intention_of(client, public_id), DayForm(request.POST)
    if form.is_valid():
        say_day(row, form.cleaned_data["near"], day=own_today(client), by=client)
    else:
        messages.info(request, _("Nothing was noted. Choose one of the answers, if you like."))
    if request.POST.get("page") == "today":
        return redirect(place(reverse("journal:today"), "intentions-today", form))
    return redirect(place(reverse("practices:intention", args=[public_id]), "day", form))


def place(page: str, part: str, form: DayForm) -> str:
    """The part of a page where it was noted; the top of it, where the page says it was not."""
    return f"{page}#{part}" if form.is_valid() else page


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def intention_review(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """What happened, what to change, and now? Every answer may stay empty."""
    row = intention_of(client, public_id)
    line = opened_intention(client, row)
    start = {"public_id": uuid4(), "status": line.document.status, "reminds": reminds(row)}
    form = ReviewForm(posted(request), initial=start)
    if form.is_valid():
        writing = form.writing()
        review_intention(row, writing, form_id=form.form_id, day=own_today(client), by=client)
        if writing.status == Status.ADAPTED:
            messages.info(request, _("Kept. Here you can change what you like."))
            return redirect("practices:intention-edit", public_id)
        messages.info(request, _("Kept. Only you can see it."))
        return redirect("practices:intention", public_id)
    context = {"form": form, "line": line}
    status = 422 if form.is_bound else 200
    return render(request, "practices/intention_review.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def intention_celebrate(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    row = intention_of(client, public_id)
    form = CelebrateForm(posted(request), initial={"public_id": uuid4()})
    if form.is_valid():
        words, today = form.cleaned_data["celebrated"], own_today(client)
        celebrate(row, words, form_id=form.form_id, day=today, by=client)
        messages.info(request, _("Kept. You find it again under “Celebrated”."))
        return redirect("practices:intention", public_id)
    context = {"form": form, "line": opened_intention(client, row)}
    status = 422 if form.is_bound else 200
    return render(request, "practices/intention_celebrate.html", context, status=status)


@require_safe
@client_required
def intention_celebrations(request: HttpRequest, client: User) -> HttpResponse:
    mark = request.GET.get("older-than", "")
    older_than = UUID(mark) if is_uuid(mark) else None
    context = {"page": celebrations(client, older_than=older_than), "is_first": older_than is None}
    return render(request, "practices/intention_celebrations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def intention_moment(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Change the words of one look, or its day."""
    row = moment_of(client, public_id)
    look = opened_look(client, row)
    start = {"day": row.day, "revision": row.document_revision}
    form = MomentForm(posted(request), document=look.document, initial=start)
    context = {"form": form, "look": look, "row": row}
    status = 422 if form.is_bound else 200
    if form.is_valid():
        data = form.cleaned_data
        try:
            edit_moment(row, form.said(), day=data["day"], revision=data["revision"], by=client)
            return redirect("practices:intention", row.intention_id)
        except WrittenElsewhere as other:
            form.take_newer_revision(other.revision)
            context["saved"], status = other.saved, 409
    return render(request, "practices/intention_moment.html", context, status=status)


@require_POST
@client_required
def intention_moment_remove(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    row = moment_of(client, public_id)
    remove_moment(row, by=client)
    messages.info(request, _("Taken out. You can put it back for thirty days, below."))
    return redirect("practices:intention", row.intention_id)


@require_POST
@client_required
def intention_moment_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    row = removed_moment_of(client, public_id)
    restore_moment(row, by=client)
    messages.info(request, _("It is back, just as it was."))
    return redirect("practices:intention", row.intention_id)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def intention_reminders(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Which reminders come, and when; while it rests, they rest with it."""
    row = intention_of(client, public_id)
    line = opened_intention(client, row)
    form = IntentionRemindersForm(posted(request), reminders=reminders_of(row))
    if form.is_valid() and line.document.is_in_hand:
        set_reminders(row, form.wanted(), form.cleaned_data["local_time"], by=client)
        messages.info(request, _("Kept."))
        return redirect("practices:intention", public_id)
    context = {"form": form, "line": line}
    status = 422 if form.is_bound else 200
    return render(request, "practices/intention_reminders.html", context, status=status)
