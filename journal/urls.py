"""Addresses of the journal, grouped by object."""

from django.urls import path

from journal.views import (
    asking,
    declining,
    entries,
    own_questions,
    reading,
    sessions,
    sharing,
    trash,
)

app_name = "journal"

urlpatterns = [
    path("", reading.today, name="today"),
    path("timeline/", reading.timeline, name="timeline"),
    path("questions/", reading.questions, name="questions"),
    path("questions/mine/", own_questions.own_questions, name="own-questions"),
    path("questions/mine/new/", own_questions.own_question_new, name="own-question-new"),
    path(
        "questions/mine/<uuid:public_id>/edit/",
        own_questions.own_question_edit,
        name="own-question-edit",
    ),
    path(
        "questions/mine/<uuid:public_id>/trash/",
        own_questions.own_question_trash,
        name="own-question-trash",
    ),
    path(
        "questions/mine/<uuid:public_id>/restore/",
        own_questions.own_question_restore,
        name="own-question-restore",
    ),
    path(
        "questions/mine/<uuid:public_id>/erase/",
        own_questions.own_question_erase,
        name="own-question-erase",
    ),
    path("questions/set-aside/", declining.set_aside, name="set-aside"),
    path("questions/decline/", declining.prompt_decline, name="prompt-decline"),
    path("questions/take-back/", declining.prompt_take_back, name="prompt-take-back"),
    path(
        "guidance/<uuid:public_id>/set-aside/",
        declining.guidance_set_aside,
        name="guidance-set-aside",
    ),
    path("guidance/<uuid:public_id>/follow/", declining.guidance_follow, name="guidance-follow"),
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
    path("entries/<uuid:public_id>/add-prompt/", asking.entry_add_prompt, name="entry-add-prompt"),
    path(
        "entries/<uuid:public_id>/swap-prompt/", asking.entry_swap_prompt, name="entry-swap-prompt"
    ),
    path(
        "entries/<uuid:public_id>/decline-prompt/",
        asking.entry_decline_prompt,
        name="entry-decline-prompt",
    ),
    path("entries/<uuid:public_id>/ask-own/", asking.entry_ask_own, name="entry-ask-own"),
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
