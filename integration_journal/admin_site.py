"""The curators' and admins' site: logs in through our own log-in, never Django's own form."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


class JournalAdminSite(admin.AdminSite):
    """Django's admin behind allauth's log-in, rate limits and second factor."""

    site_header = "Integration Journal: curating"
    site_title = "Curating"
    index_title = "What would you like to do?"

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Send strangers to our own log-in page."""
        return redirect(f"{reverse('account_login')}?next={request.GET.get('next', '/curate/')}")


class JournalAdminConfig(AdminConfig):
    default_site = "integration_journal.admin_site.JournalAdminSite"
