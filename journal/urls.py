"""Addresses of the journal, grouped by object."""

from django.urls import include, path

from journal.views import (
    asking,
    attaching,
    declining,
    entries,
    for_therapy,
    fragments,
    kept,
    landing_links,
    own_questions,
    reading,
    reflecting,
    sessions,
    sharing,
    threads,
    trash,
    ways,
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
    # words a browser keeps
    path("kept/", kept.kept, name="kept"),
    path("kept/land/", kept.kept_land, name="kept-land"),
    # sessions
    path("sessions/", sessions.session_list, name="sessions"),
    path("sessions/new/", sessions.session_new, name="session-new"),
    path("sessions/<uuid:public_id>/", sessions.session, name="session"),
    path("sessions/<uuid:public_id>/edit/", sessions.session_edit, name="session-edit"),
    path("sessions/<uuid:public_id>/landing/", landing_links.landing_links, name="landing-links"),
    path("sessions/<uuid:public_id>/rested/", landing_links.session_rested, name="session-rested"),
    path("landing/<uuid:public_id>/end/", landing_links.landing_link_end, name="landing-link-end"),
    path("sessions/<uuid:public_id>/trash/", trash.session_trash, name="session-trash"),
    path("sessions/<uuid:public_id>/restore/", trash.session_restore, name="session-restore"),
    path("sessions/<uuid:public_id>/erase/", trash.session_erase, name="session-erase"),
    # pieces remembered
    path("sessions/<uuid:public_id>/pieces/new/", fragments.fragment_new, name="fragment-new"),
    path("pieces/<uuid:public_id>/", fragments.fragment, name="fragment"),
    path("pieces/<uuid:public_id>/add/", fragments.fragment_add, name="fragment-add"),
    path("pieces/<uuid:public_id>/trash/", fragments.fragment_trash, name="fragment-trash"),
    path("pieces/<uuid:public_id>/restore/", fragments.fragment_restore, name="fragment-restore"),
    path("pieces/<uuid:public_id>/erase/", fragments.fragment_erase, name="fragment-erase"),
    # threads
    path("threads/", threads.threads, name="threads"),
    path("threads/new/", threads.thread_new, name="thread-new"),
    path("threads/<uuid:public_id>/", threads.thread, name="thread"),
    path("threads/<uuid:public_id>/edit/", threads.thread_edit, name="thread-edit"),
    path("threads/<uuid:public_id>/rest/", threads.thread_rest, name="thread-rest"),
    path("threads/<uuid:public_id>/hold/", threads.thread_hold, name="thread-hold"),
    path("threads/<uuid:public_id>/trash/", threads.thread_trash, name="thread-trash"),
    path("threads/<uuid:public_id>/restore/", threads.thread_restore, name="thread-restore"),
    path("threads/<uuid:public_id>/erase/", threads.thread_erase, name="thread-erase"),
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
    path(
        "entries/<uuid:public_id>/save-prompt/", asking.entry_save_prompt, name="entry-save-prompt"
    ),
    path(
        "entries/<uuid:public_id>/one-at-a-time/",
        asking.entry_one_at_a_time,
        name="entry-one-at-a-time",
    ),
    path("entries/<uuid:public_id>/ask-own/", asking.entry_ask_own, name="entry-ask-own"),
    path("entries/<uuid:public_id>/autosave/", entries.entry_autosave, name="entry-autosave"),
    path("entries/<uuid:public_id>/finish/", entries.entry_finish, name="entry-finish"),
    path("entries/<uuid:public_id>/trash/", trash.entry_trash, name="entry-trash"),
    path("entries/<uuid:public_id>/restore/", trash.entry_restore, name="entry-restore"),
    path("entries/<uuid:public_id>/erase/", trash.entry_erase, name="entry-erase"),
    path("trash/", trash.trash, name="trash"),
    # other ways than typing
    path("drawings/new/", ways.drawing_new, name="drawing-new"),
    path("recordings/new/", ways.recording_new, name="recording-new"),
    path("photos/new/", ways.photo_new, name="photo-new"),
    # one question a screen
    path("reflect/", reflecting.reflect, name="reflect"),
    path("entries/<uuid:public_id>/reflect/", reflecting.reflect_step, name="reflect-step"),
    path(
        "entries/<uuid:public_id>/reflect/next/",
        reflecting.reflect_next,
        name="reflect-next",
    ),
    path(
        "entries/<uuid:public_id>/reflect/back/",
        reflecting.reflect_back,
        name="reflect-back",
    ),
    path(
        "entries/<uuid:public_id>/reflect/skip/",
        reflecting.reflect_skip,
        name="reflect-skip",
    ),
    path(
        "entries/<uuid:public_id>/reflect/another/",
        reflecting.reflect_another,
        name="reflect-another",
    ),
    path(
        "entries/<uuid:public_id>/reflect/decline/",
        reflecting.reflect_decline,
        name="reflect-decline",
    ),
    path(
        "entries/<uuid:public_id>/reflect/save/",
        reflecting.reflect_save,
        name="reflect-save",
    ),
    path(
        "entries/<uuid:public_id>/reflect/nothing/",
        reflecting.reflect_nothing,
        name="reflect-nothing",
    ),
    path(
        "entries/<uuid:public_id>/reflect/more/",
        reflecting.reflect_more,
        name="reflect-more",
    ),
    path(
        "entries/<uuid:public_id>/reflect/keep/",
        reflecting.reflect_keep,
        name="reflect-keep",
    ),
    path(
        "entries/<uuid:public_id>/reflect/leave/",
        reflecting.reflect_leave,
        name="reflect-leave",
    ),
    path(
        "entries/<uuid:public_id>/reflect/page/",
        reflecting.reflect_page,
        name="reflect-page",
    ),
    path(
        "entries/<uuid:public_id>/reflect/finish/",
        reflecting.reflect_finish,
        name="reflect-finish",
    ),
    path(
        "entries/<uuid:public_id>/reflect/autosave/",
        reflecting.reflect_autosave,
        name="reflect-autosave",
    ),
    path("for-therapy/", for_therapy.for_therapy, name="for-therapy"),
    path("for-therapy/remove/", for_therapy.for_therapy_remove, name="for-therapy-remove"),
    # drawings, photos and recordings
    path("entries/<uuid:public_id>/attach/", attaching.entry_attach, name="entry-attach"),
    path("pieces/<uuid:public_id>/attach/", attaching.fragment_attach, name="fragment-attach"),
    path("sessions/<uuid:public_id>/attach/", attaching.session_attach, name="session-attach"),
    path("attachments/<uuid:public_id>/", attaching.attachment, name="attachment"),
    path("attachments/<uuid:public_id>/file/", attaching.attachment_file, name="attachment-file"),
    path("attachments/<uuid:public_id>/edit/", attaching.attachment_edit, name="attachment-edit"),
    path(
        "attachments/<uuid:public_id>/trash/", attaching.attachment_trash, name="attachment-trash"
    ),
    path(
        "attachments/<uuid:public_id>/restore/",
        attaching.attachment_restore,
        name="attachment-restore",
    ),
    path(
        "attachments/<uuid:public_id>/erase/", attaching.attachment_erase, name="attachment-erase"
    ),
    # shares
    path("entries/<uuid:public_id>/share/", sharing.entry_share, name="entry-share"),
    path("shares/<uuid:public_id>/", sharing.share, name="share"),
    path("shares/<uuid:public_id>/end/", sharing.share_end, name="share-end"),
    path("who-read-what/", sharing.access_log, name="access-log"),
    # body maps and chains
    path("", include("journal.body_urls")),
]
