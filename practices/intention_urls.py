"""Addresses of intentions and of the looks at them. They name nothing private."""

from django.urls import path

from practices.views import intentions, intentions_looks, intentions_steps

urlpatterns = [
    path("", intentions.intentions, name="intentions"),
    path("new/", intentions.intention_new, name="intention-new"),
    path("celebrated/", intentions_looks.intention_celebrations, name="intention-celebrations"),
    path("<uuid:public_id>/", intentions.intention, name="intention"),
    path("<uuid:public_id>/edit/", intentions.intention_edit, name="intention-edit"),
    path(
        "<uuid:public_id>/ask/<slug:step>/", intentions_steps.intention_step, name="intention-step"
    ),
    path("<uuid:public_id>/status/", intentions.intention_status, name="intention-status"),
    path("<uuid:public_id>/remove/", intentions.intention_remove, name="intention-remove"),
    path("<uuid:public_id>/restore/", intentions.intention_restore, name="intention-restore"),
    path(
        "<uuid:public_id>/reminders/",
        intentions_looks.intention_reminders,
        name="intention-reminders",
    ),
    # the looks
    path("<uuid:public_id>/day/", intentions_looks.intention_day, name="intention-day"),
    path("<uuid:public_id>/review/", intentions_looks.intention_review, name="intention-review"),
    path(
        "<uuid:public_id>/celebrate/",
        intentions_looks.intention_celebrate,
        name="intention-celebrate",
    ),
    path("looks/<uuid:public_id>/", intentions_looks.intention_moment, name="intention-moment"),
    path(
        "looks/<uuid:public_id>/remove/",
        intentions_looks.intention_moment_remove,
        name="intention-moment-remove",
    ),
    path(
        "looks/<uuid:public_id>/restore/",
        intentions_looks.intention_moment_restore,
        name="intention-moment-restore",
    ),
]
