"""The operator's page: how reminders are doing, in numbers, and one button to try again now."""

import logging
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reminders.actions import retry_now
from reminders.health import Health, health, unset
from reminders.models import Heartbeat
from reminders.queries import database_now

if TYPE_CHECKING:
    Desk = admin.ModelAdmin[Heartbeat]
else:
    Desk = admin.ModelAdmin
log = logging.getLogger(__name__)


@admin.register(Heartbeat)
class HealthAdmin(Desk):
    """Two addresses in the place of Django's five: there is nothing to add, change or delete."""

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view
        return [
            path("", guarded(self.look), name="reminders_heartbeat_changelist"),
            path("retry/", guarded(self.retry), name="reminders_retry"),
        ]

    def look(self, request: HttpRequest) -> HttpResponse:
        """Show the numbers."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        state = health(database_now())
        context = self.admin_site.each_context(request) | {
            "title": _("Reminders"),
            "subtitle": _("Numbers only"),
            "opts": self.opts,
            "troubles": state.troubles(),
            "unset": unset(),
            "tables": tables(state),
            "may_retry": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/reminders/health.html", context)

    def retry(self, request: HttpRequest) -> HttpResponse:
        """Try at once what was put off or refused and is still fresh."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        count = retry_now(now=database_now())
        log.info("person %s: %d reminders are tried again", request.user.pk, count)
        messages.info(request, tried_again(count))
        return redirect("admin:reminders_heartbeat_changelist")


def tried_again(count: int) -> str:
    if not count:
        return _("Nothing was put off or refused, so there is nothing to try again.")
    said = ngettext("One is tried again now.", "%(n)d are tried again now.", count)
    return said % {"n": count}


def tables(state: Health) -> list[tuple[str, list[tuple[str, Any]]]]:
    """Return the numbers by group, with their names in words."""
    return [(_("Now"), now_rows(state)), (_("In the last day"), day_rows(state)), life_rows(state)]


def now_rows(state: Health) -> list[tuple[str, Any]]:
    return [
        (_("Due, and waiting"), state.due),
        (_("The longest wait"), in_words(state.lag_seconds)),
        (_("In a worker's hands"), state.held),
        (_("Put off, to be tried again"), state.retrying),
        (_("Planned ahead"), state.planned),
        (_("Reminders to be planned"), state.to_plan),
        (_("Resting, being unanswered"), state.resting),
    ]


def day_rows(state: Health) -> list[tuple[str, Any]]:
    return [
        (_("Sent, also where put off since"), state.sent_last_day),
        (_("Left out"), state.skipped_last_day),
        (_("Failed"), state.failed_last_day),
    ]


def life_rows(state: Health) -> tuple[str, list[tuple[str, Any]]]:
    told = _("yes") if settings.DEAD_MAN_URL else _("no: DEAD_MAN_URL is not set")
    tested = ago(state.self_test_seconds)
    rows: list[tuple[str, Any]] = [
        (_("The planner came through"), ago(state.planner_seconds)),
        (_("A sender came through"), ago(state.sender_seconds)),
        (
            _("The daily self-test was taken"),
            tested if settings.OPERATOR_EMAIL else _("not asked for: OPERATOR_EMAIL is not set"),
        ),
        (_("A watcher outside is told"), told),
        (
            _("Planned by this process's zone data"),
            _("yes") if state.zone_rules_hold else _("not yet"),
        ),
    ]
    return _("Signs of life"), rows


def ago(seconds: float | None) -> str:
    return _("not yet") if seconds is None else _("%(time)s ago") % {"time": in_words(seconds)}


def in_words(seconds: float) -> str:
    """Say a time in seconds, minutes or hours, whichever is short."""
    if seconds < 120:
        return _("%(n)d seconds") % {"n": seconds}
    if seconds < 7200:
        return _("%(n)d minutes") % {"n": seconds / 60}
    return _("%(n)d hours") % {"n": seconds / 3600}
