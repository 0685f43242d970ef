"""Addresses of the practices room, grouped by object. They name nothing private."""

from django.urls import include, path

from practices.views import catalogue, log, plan, playing, reminders

app_name = "practices"

urlpatterns = [
    # the catalogue
    path("", catalogue.catalogue, name="catalogue"),
    path("catalogue/<slug:slug>/", catalogue.practice, name="practice"),
    # the plan
    path("plan/", plan.plan, name="plan"),
    path("plan/add/", plan.plan_add, name="plan-add"),
    path("plan/<uuid:public_id>/remove/", plan.plan_remove, name="plan-remove"),
    path("plan/<uuid:public_id>/restore/", plan.plan_restore, name="plan-restore"),
    path("plan/<uuid:public_id>/edit/", plan.plan_edit, name="plan-edit"),
    # days: energy, rest, what is suggested, weeks
    path("", include("practices.plan_urls")),
    # reminders
    path("plan/<uuid:public_id>/reminder/", reminders.reminder_edit, name="reminder-edit"),
    path("plan/<uuid:public_id>/reminder/stop/", reminders.reminder_stop, name="reminder-stop"),
    path("reminders/pause/", reminders.reminders_pause, name="reminders-pause"),
    # reminders along the way
    path("", include("practices.arc_urls")),
    # intentions
    path("intentions/", include("practices.intention_urls")),
    # the log
    path("log/", log.log, name="log"),
    path("log/<uuid:public_id>/", log.log_note, name="log-note"),
    path("log/<uuid:public_id>/how/", log.log_how, name="log-how"),
    path("log/<uuid:public_id>/remove/", log.log_remove, name="log-remove"),
    path("log/<uuid:public_id>/restore/", log.log_restore, name="log-restore"),
    # playing one
    path("<slug:slug>/breath/", playing.play_breath, name="play-breath"),
    path("<slug:slug>/start/", playing.play, name="play"),
]
