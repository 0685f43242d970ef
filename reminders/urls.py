"""Addresses of the reminders room; the mails lead here, so they name nothing."""

from django.urls import path

from reminders.views import browsers, feed, later, mails, settings, today

app_name = "reminders"
urlpatterns = [
    # from a mail, without logging in
    path("", mails.open_plan, name="open"),
    path("later/", later.later, name="later"),
    path("pause/", mails.pause, name="pause"),
    path("unsubscribe/", mails.unsubscribe, name="unsubscribe"),
    path("resume/", mails.resume, name="resume"),
    # how reminders reach a person
    path("settings/", settings.settings, name="settings"),
    path("ask/set-aside/", settings.ask_set_aside, name="ask-set-aside"),
    path("today/done/", today.today_done, name="today-done"),
    # browsers that are told
    path("browsers/add/", browsers.browser_add, name="browser-add"),
    path("browsers/<uuid:public_id>/remove/", browsers.browser_remove, name="browser-remove"),
    # the calendar
    path("feed/make/", feed.feed_make, name="feed-make"),
    path("feed/stop/", feed.feed_stop, name="feed-stop"),
    path("feed/<str:secret>.ics", feed.feed, name="feed"),
]
