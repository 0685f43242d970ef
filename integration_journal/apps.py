"""The admin, with a site of our own. Apart from the site: this is read before any model is."""

from django.contrib.admin.apps import AdminConfig


class JournalAdminConfig(AdminConfig):
    default_site = "integration_journal.admin_site.JournalAdminSite"
