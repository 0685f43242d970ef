"""The curators' and admins' site: our own log-in, our own passwords, and 404 for everybody else."""

from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class JournalAdminSite(admin.AdminSite):
    """Django's admin behind allauth's log-in, rate limits and second factor."""

    site_header = _("Curating")
    site_title = _("Curating")
    index_title = _("What would you like to do?")

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff come in; nobody yet is asked to log in; anybody else finds no such page."""
        if request.user.is_authenticated and not super().has_permission(request):
            raise Http404
        return super().has_permission(request)

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


class JournalAdminConfig(AdminConfig):
    default_site = "integration_journal.admin_site.JournalAdminSite"
