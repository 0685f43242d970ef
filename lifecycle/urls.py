"""Addresses of what crosses rooms."""

from django.urls import path

from lifecycle.views import ending, erasing, preferences

app_name = "lifecycle"

urlpatterns = [
    path("preferences/", preferences.preferences, name="preferences"),
    path("first-steps/", preferences.first_steps, name="first-steps"),
    path("first-steps/skip/", preferences.first_steps_skip, name="first-steps-skip"),
    path("people/<uuid:public_id>/end/", ending.relationship_end, name="relationship-end"),
    path("account/erase/", erasing.erase, name="erase"),
    path("erased/", erasing.erased, name="erased"),
]
