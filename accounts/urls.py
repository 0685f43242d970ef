"""Addresses of the accounts room."""

from django.urls import path

from accounts.views import (
    accepting,
    applications,
    display,
    held,
    invitations,
    log_ins,
    people,
    profiles,
)
from accounts.views import second_step as second_step_views

app_name = "accounts"
urlpatterns = [
    path("", people.people, name="people"),
    # An invitation, as a client meets it
    path("code/", accepting.invitation_code, name="invitation-code"),
    path("invitation/", accepting.invitation_accept, name="invitation-accept"),
    path("invitation/decline/", accepting.invitation_decline, name="invitation-decline"),
    path("invitation/welcome/", accepting.invitation_welcome, name="invitation-welcome"),
    path("invitation/open/<str:secret>/", accepting.invitation_open, name="invitation-open"),
    # Invitations, as a therapist makes them
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/new/", invitations.invitation_new, name="invitation-new"),
    path(
        "invitations/<uuid:public_id>/withdraw/",
        invitations.invitation_withdraw,
        name="invitation-withdraw",
    ),
    # One's own account
    path("apply/", applications.apply, name="apply"),
    path("profile/", profiles.profile, name="profile"),
    path("display/", display.display, name="display"),
    path("log-ins/<uuid:handle>/end/", log_ins.log_in_end, name="log-in-end"),
    path("device/", held.device, name="device"),
    path("device/known/", held.device_known, name="device-known"),
    path("held/", held.held, name="held"),
    path("held/<uuid:public_id>/let-go/", held.held_let_go, name="held-let-go"),
    path("second-step/", second_step_views.second_step, name="second-step"),
]
