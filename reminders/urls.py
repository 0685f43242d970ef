"""Addresses of the reminders room; the mails lead here, so they name nothing."""

from django.urls import path

from reminders import views

app_name = "reminders"
urlpatterns = [
    path("", views.open_plan, name="open"),
    path("pause/", views.pause, name="pause"),
    path("unsubscribe/", views.unsubscribe, name="unsubscribe"),
    path("resume/", views.resume, name="resume"),
]
