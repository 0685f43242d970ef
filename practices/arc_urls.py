"""Addresses of the reminders along the way."""

from django.urls import path

from practices.views import arc

urlpatterns = [
    path("along/", arc.arc, name="arc"),
    path("along/end/", arc.arc_end, name="arc-end"),
    path("along/go-on/", arc.arc_go_on, name="arc-go-on"),
    path("reminders/<uuid:public_id>/wake/", arc.reminder_wake, name="reminder-wake"),
    path("reminders/<uuid:public_id>/rest/", arc.reminder_rest, name="reminder-rest"),
]
