"""Addresses of the journal, grouped by object."""

from django.urls import path

from journal.views import entries, reading, sessions, sharing, trash

app_name = "journal"

urlpatterns = [
    path("", reading.today, name="today"),
    path("timeline/", reading.timeline, name="timeline"),
    path("questions/", reading.questions, name="questions"),
    # sessions
    path("sessions/", sessions.session_list, name="sessions"),
    path("sessions/new/", sessions.session_new, name="session-new"),
    path("sessions/<uuid:public_id>/", sessions.session, name="session"),
    path("sessions/<uuid:public_id>/edit/", sessions.session_edit, name="session-edit"),
    path("sessions/<uuid:public_id>/trash/", trash.session_trash, name="session-trash"),
    path("sessions/<uuid:public_id>/restore/", trash.session_restore, name="session-restore"),
    path("sessions/<uuid:public_id>/erase/", trash.session_erase, name="session-erase"),
    # entries
    path("entries/new/", entries.entry_new, name="entry-new"),
    path("entries/<uuid:public_id>/", reading.entry, name="entry"),
    path("entries/<uuid:public_id>/edit/", entries.entry_edit, name="entry-edit"),
    path("entries/<uuid:public_id>/keep/", entries.entry_keep, name="entry-keep"),
    path("entries/<uuid:public_id>/go-on/", entries.entry_go_on, name="entry-go-on"),
    path("entries/<uuid:public_id>/add-prompt/", entries.entry_add_prompt, name="entry-add-prompt"),
    path("entries/<uuid:public_id>/autosave/", entries.entry_autosave, name="entry-autosave"),
    path("entries/<uuid:public_id>/finish/", entries.entry_finish, name="entry-finish"),
    path("entries/<uuid:public_id>/trash/", trash.entry_trash, name="entry-trash"),
    path("entries/<uuid:public_id>/restore/", trash.entry_restore, name="entry-restore"),
    path("entries/<uuid:public_id>/erase/", trash.entry_erase, name="entry-erase"),
    path("trash/", trash.trash, name="trash"),
    # shares
    path("entries/<uuid:public_id>/share/", sharing.entry_share, name="entry-share"),
    path("shares/<uuid:public_id>/", sharing.share, name="share"),
    path("shares/<uuid:public_id>/end/", sharing.share_end, name="share-end"),
    path("who-read-what/", sharing.access_log, name="access-log"),
]
