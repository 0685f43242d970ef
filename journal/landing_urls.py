"""Addresses of the first hours: the secret stands in each, and nobody logs in."""

from django.urls import path

from journal.views import landing, landing_voice

app_name = "landing"

urlpatterns = [
    path("<slug:secret>/", landing.now, name="now"),
    path("<slug:secret>/word/", landing.word, name="word"),
    path("<slug:secret>/colour/", landing.colour, name="colour"),
    path("<slug:secret>/voice/", landing_voice.voice, name="voice"),
    path("<slug:secret>/body/", landing.body, name="body"),
    path("<slug:secret>/keep/", landing.keep, name="keep"),
    path("<slug:secret>/rest/", landing.rest, name="rest"),
    path("<slug:secret>/slept/", landing.slept, name="slept"),
]
