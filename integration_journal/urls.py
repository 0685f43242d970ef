"""Every address, by room."""

from django.contrib import admin
from django.urls import include, path

from integration_journal import ground, health, home

urlpatterns = [
    path("", home.home, name="home"),
    path("help/", home.help_page, name="help"),
    path("help/leaving/", home.leaving, name="leaving"),
    path("ground/", ground.ground, name="ground"),
    path("offline/", home.offline_write, name="offline-write"),
    path("offline/practice/", home.offline_practice, name="offline-practice"),
    path("offline/now/", home.offline_landing, name="offline-landing"),
    path("clock/", home.leave, name="leave"),  # its address tells nothing either
    path("service-worker.js", home.service_worker, name="service-worker"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("account/", include("allauth.urls")),
    path("people/", include("accounts.urls")),
    path("journal/", include("journal.urls")),
    path("now/", include("journal.landing_urls")),
    path("practices/", include("practices.urls")),
    path("reminders/", include("reminders.urls")),
    path("care/", include("care.urls")),
    path("", include("lifecycle.urls")),
    path("curate/", admin.site.urls),
]

handler400 = "integration_journal.errors.bad_request"
handler403 = "integration_journal.errors.forbidden"
handler404 = "integration_journal.errors.not_found"
handler500 = "integration_journal.errors.server_error"
