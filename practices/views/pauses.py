"""Everything lighter in one tap, and rest for some days; starting again at any time."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required, posted
from accounts.models import User
from practices.access_days import pause_of
from practices.actions.pauses import (
    NoRoomForPauses,
    begin_flare,
    begin_pause,
    edit_pause,
    end_pause,
    restore_pause,
)
from practices.errors import WrittenElsewhere
from practices.forms.pauses import PauseEditForm, PauseNewForm, PauseWordsForm
from practices.models import Pause
from practices.own_days import own_today
from practices.queries.choices import choices_of
from practices.queries.less import less_page
from practices.queries.pauses import Rest, pause_view, pauses_page, rest_now
from practices.text_step import step_back, step_up

KEPT = gettext_lazy("It is kept. No reminders come on these days.")
ENDED = gettext_lazy("You had ended this rest, and it stays so. Here you can begin another one.")
PAGES = {"today": "journal:today", "pauses": "practices:pauses", "less": "practices:less"}


def back_to(request: HttpRequest) -> HttpResponse:
    """The page its button stood on; the plan where that is not said."""
    return redirect(PAGES.get(request.POST.get("from", ""), "practices:plan"))


@require_safe
@client_required
def less(request: HttpRequest, client: User) -> HttpResponse:
    """Every way to have less, in one place."""
    return render(request, "practices/less.html", {"less": less_page(client)})


@require_POST
@client_required
def flare_begin(request: HttpRequest, client: User) -> HttpResponse:
    """One tap: what is offered is light, reminders keep quiet, text is larger where chosen.

    The pages say themselves that everything is lighter: no message says it a second time.
    """
    begin_flare(by=client)
    response = back_to(request)
    if choices_of(client).larger_text:
        step_up(request, response)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def pauses(request: HttpRequest, client: User) -> HttpResponse:
    today = own_today(client)
    start = {"begins_on": today, "public_id": uuid4()}
    context: dict[str, Any] = {}
    form = PauseNewForm(posted(request), today=today, initial=start)
    if form.is_valid():
        try:
            pause = begin_pause(
                *form.dates, form.cleaned_data["reason"], by=client, form_id=form.form_id
            )
            say_what_came_of(pause, request, today)
            return redirect("practices:pauses")
        except WrittenElsewhere as other:
            form.ask_as_another()
            context["saved"] = other.saved
        except NoRoomForPauses:
            form.say_there_is_no_room()
    context |= {"form": form, "pauses": pauses_page(client)}
    status = 409 if "saved" in context else 422 if form.is_bound else 200
    return render(request, "practices/pauses.html", context, status=status)


def say_what_came_of(pause: Pause, request: HttpRequest, today: date) -> None:
    """What rests from today on stands on the page already."""
    if pause.ended_at:
        messages.info(request, ENDED)
    elif pause.begins_on > today:
        messages.info(request, KEPT)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def pause_edit(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    rest = pause_view(client, pause_of(client, public_id))
    form = edit_form(request, rest)
    context: dict[str, Any] = {"form": form, "rest": rest}
    if form.is_valid():
        try:
            keep_edit(form, rest, client)
            return redirect("practices:pauses")
        except WrittenElsewhere as other:
            form.take_newer_revision(other.revision)
            context["saved"] = other.saved
            return render(request, "practices/pause_edit.html", context, status=409)
    status = 422 if form.is_bound else 200
    return render(request, "practices/pause_edit.html", context, status=status)


def edit_form(request: HttpRequest, rest: Rest) -> PauseEditForm | PauseWordsForm:
    """Days and words of what is on or to come; only the words of a flare and of what is over."""
    row, reason = rest.row, rest.document.reason
    initial = {"reason": reason, "revision": row.document_revision}
    if rest.is_flare or not row.is_standing(rest.today):
        return PauseWordsForm(posted(request), initial=initial)
    initial |= {"begins_on": row.begins_on, "ends_on": row.ends_on}
    return PauseEditForm(posted(request), today=rest.today, initial=initial)


def keep_edit(form: PauseEditForm | PauseWordsForm, rest: Rest, client: User) -> None:
    row, data = rest.row, form.cleaned_data
    dates = form.dates if isinstance(form, PauseEditForm) else (row.begins_on, row.ends_on)
    edit_pause(row, dates, data["reason"], revision=data["revision"], by=client)


@require_POST
@client_required
def pause_end(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    end_pause(pause_of(client, public_id), by=client)
    rest = rest_now(client)
    messages.info(request, said_after(rest))
    response = back_to(request)
    if rest is None or not rest.is_flare:
        step_back(request, response)
    return response


def said_after(rest: Rest | None) -> str:
    """What is true once one has ended: another may still be on, and its own notice says which."""
    if rest is None:
        return _("You have started again. Nothing that fell into the rest comes later.")
    if rest.is_flare:
        return _("That rest has ended. Everything stays lighter.")
    return _("That is over. The rest you planned goes on.")


@require_POST
@client_required
def pause_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    restore_pause(pause_of(client, public_id), by=client)
    messages.info(request, _("It is back, just as it was."))
    return redirect("practices:pauses")
