"""Reminders along the way: see them, change them, end them; and wake or let rest what rests."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import client_required, posted
from accounts.models import User
from journal.views.ways import back_posted
from practices.access_arc import resting_reminder_of
from practices.actions.arc import end_arc, go_on, keep_arc_wish, wake_reminder
from practices.arc_days import DaysWithArc
from practices.forms.arc import ArcForm
from practices.own_key import OwnKey
from practices.queries.arc import arc_page
from practices.queries.these_days import known_of
from reminders.actions import let_rest


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def arc(request: HttpRequest, client: User) -> HttpResponse:
    days, key = DaysWithArc(client, timezone.now()), OwnKey(client)
    page = arc_page(days, key)
    form = ArcForm(posted(request), page=page)
    if form.is_valid():
        keep_arc_wish(form.wish(), by=client)
        messages.info(request, said(is_wanted=form.wish().is_wanted))
        return redirect("practices:arc")
    context = {"page": page, "form": form, "known": known_of(days, key)}
    status = 422 if form.is_bound else 200
    return render(request, "practices/arc.html", context, status=status)


def said(*, is_wanted: bool) -> str:
    if is_wanted:
        return _("That is set.")
    return _("Nothing comes. You can change that under “Along the way” at any time.")


@require_POST
@client_required
def arc_end(request: HttpRequest, client: User) -> HttpResponse:
    """No more, or not at all; back to the page that offered it."""
    end_arc(by=client)
    messages.info(request, said(is_wanted=False))
    return redirect(back_posted(request, reverse("practices:arc")))


@require_POST
@client_required
def arc_go_on(request: HttpRequest, client: User) -> HttpResponse:
    go_on(by=client)
    messages.info(request, _("It goes on, about as often as before."))
    return redirect("practices:arc")


@require_POST
@client_required
def reminder_wake(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    wake_reminder(resting_reminder_of(client, public_id), by=client)
    messages.info(request, _("It comes again from now on."))
    return redirect("journal:today")


@require_POST
@client_required
def reminder_rest(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    let_rest(resting_reminder_of(client, public_id), client)
    messages.info(request, _("It rests. You can set it again whenever you like."))
    return redirect("journal:today")
