"""The curators' and admins' site: our own log-in, our own passwords, and 404 for everybody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from integration_journal.context import Room, places
from practices.desk import practices_waiting
from prompts.desk import desk_of

DESK = (
    ("", Room(_("What waits"), "admin:index", is_alone=True)),
    ("prompts.view_prompt", Room(_("Prompts"), "admin:prompts_prompt_changelist")),
    ("prompts.view_prompt", Room(_("Coverage"), "admin:prompts_coverage")),
    ("prompts.view_prompt", Room(_("Preview"), "admin:prompts_preview")),
    ("prompts.view_library", Room(_("Collections"), "admin:prompts_library_changelist")),
    ("practices.view_practice", Room(_("Practices"), "admin:practices_practice_changelist")),
    ("prompts.view_helpline", Room(_("Help lines"), "admin:prompts_helpline_changelist")),
    ("prompts.view_notice", Room(_("Notices"), "admin:prompts_notice_changelist")),
    (
        "accounts.view_therapistapplication",
        Room(_("Applications"), "admin:accounts_therapistapplication_changelist"),
    ),
    ("accounts.view_user", Room(_("People"), "admin:accounts_user_changelist")),
    ("reminders.view_heartbeat", Room(_("Reminders"), "admin:reminders_heartbeat_changelist")),
)
Page = Callable[..., HttpResponse]


class JournalAdminSite(admin.AdminSite):
    """Django's admin behind allauth's log-in, rate limits and second factor."""

    site_header = _("Curating")
    site_title = _("Curating")
    index_title = _("What waits for me")

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff come in; nobody yet is asked to log in; anybody else finds no such page."""
        if request.user.is_authenticated and not super().has_permission(request):
            raise Http404
        return super().has_permission(request)

    def get_urls(self) -> list[Any]:
        """Every page but the one that leads from any row of any table to its place."""
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """No form here completes; asked directly, it would turn an address into a client's id."""
        raise Http404

    def admin_view(self, view: Page, cacheable: bool = False) -> Page:  # type: ignore[override]
        """Find no page for a question the database could not even be asked."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if has_null(request.GET) or not all(map(is_key, chosen_in(request))):
                raise Http404
            return guarded(request, *args, **kwargs)

        return asked

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Give each page the rooms its reader may enter."""
        may = request.user.has_perm
        rooms = [room for needed, room in DESK if not needed or may(needed)]
        return super().each_context(request) | {"rooms": places(rooms, request.path)}

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """Begin with what waits for whoever comes in."""
        user = cast(User, request.user)
        waiting = desk_of(user) | {"practices_waiting": practices_waiting(user)}
        return super().index(request, waiting | (extra_context or {}))

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Send strangers to our own log-in page."""
        onward = urlencode({"next": request.GET.get("next", reverse("admin:index"))})
        return redirect(f"{reverse('account_login')}?{onward}")

    def logout(  # type: ignore[override]
        self, request: HttpRequest, extra_context: object = None
    ) -> HttpResponse:
        return redirect("account_logout")

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: object = None
    ) -> HttpResponse:
        """Change it where it is rate limited and asked for again."""
        return redirect("account_change_password")

    def password_change_done(  # type: ignore[override]
        self, request: HttpRequest, extra_context: object = None
    ) -> HttpResponse:
        return redirect("admin:index")


def has_null(query: QueryDict) -> bool:
    """Whether a name or a value holds the one character that PostgreSQL has no place for."""
    return any("\0" in word for name, values in query.lists() for word in (name, *values))


def chosen_in(request: HttpRequest) -> list[str]:
    """The rows of a list that somebody chose for an action."""
    return request.POST.getlist(ACTION_CHECKBOX_NAME)


def is_key(word: str) -> bool:
    """Whether a row of the admin may be called so."""
    return word.isascii() and word.isdigit()
