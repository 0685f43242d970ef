"""The plan: look, add, remove, put back, say why."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required
from accounts.models import User
from practices.access import planned_of, practice_for_planning, removed_planned_of
from practices.actions.plan import add_to_plan, edit_planned, remove_from_plan, restore_to_plan
from practices.errors import WrittenElsewhere
from practices.forms import WhyForm
from practices.models import PlannedPractice
from practices.queries.plan import plan_page, planned_view


@require_safe
@client_required
def plan(request: HttpRequest, client: User) -> HttpResponse:
    context = {"plan": plan_page(client), "form_id": uuid4()}
    return render(request, "practices/plan.html", context)


@require_POST
@client_required
def plan_add(request: HttpRequest, client: User) -> HttpResponse:
    practice = practice_for_planning(request.POST.get("practice", ""))
    messages.info(request, is_planned(add_to_plan(practice, by=client)))
    is_along = request.POST.get("from") == "arc"
    return redirect("practices:arc" if is_along else "practices:plan")


def is_planned(planned: PlannedPractice) -> SafeString:
    """It is in the plan, with the way to a reminder for whoever wants one."""
    return format_html(
        '{} <a href="{}">{}</a>',
        _("It is in your plan. Reminders are off until you want one."),
        reverse("practices:reminder-edit", args=[planned.public_id]),
        _("Set a reminder"),
    )


@require_POST
@client_required
def plan_remove(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    remove_from_plan(planned_of(client, public_id), by=client)
    messages.info(request, _("Taken out. You can put it back for thirty days, below."))
    return redirect("practices:plan")


@require_POST
@client_required
def plan_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    restore_to_plan(removed_planned_of(client, public_id), by=client)
    messages.info(request, _("It is back, just as it was."))
    return redirect("practices:plan")


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def plan_edit(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    row = planned_of(client, public_id)
    item = planned_view(client, row)
    initial = {"why": item.document.why, "revision": row.document_revision}
    form = WhyForm(request.POST if request.method == "POST" else None, initial=initial)
    context = {"form": form, "item": item}
    if form.is_valid():
        data = form.cleaned_data
        try:
            edit_planned(row, data["why"], revision=data["revision"], by=client)
            return redirect("practices:plan")
        except WrittenElsewhere as other:
            form.take_newer_revision(other.revision)
            context["saved"] = other.saved
            return render(request, "practices/plan_edit.html", context, status=409)
    status = 422 if form.is_bound else 200
    return render(request, "practices/plan_edit.html", context, status=status)
