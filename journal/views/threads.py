"""Threads: begin one, come back to it, word it anew, let it rest, put it away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required, posted
from accounts.models import User
from journal import queries
from journal.access import reader_of, session_asked_for, thread_of, trashed_thread_of
from journal.actions.keeping import bring_back, erase, put_away
from journal.actions.threads import (
    NoRoomForThreads,
    ThreadChangedElsewhere,
    begin_thread,
    edit_thread,
    hold_thread,
    rest_thread,
)
from journal.forms.threads import ThreadForm
from journal.models import Session
from journal.queries_threads import thread_line, threads_page
from journal.views.asked import asked_uuid
from journal.views.erasing import ask_before_erasing, say_erased
from journal.views.put_away import say_put_away
from journal.views.sessions import session_page


@require_safe
@client_required
def threads(request: HttpRequest, client: User) -> HttpResponse:
    return thread_list(request, client, ThreadForm())


def thread_list(
    request: HttpRequest, client: User, form: ThreadForm, status: int = 200
) -> HttpResponse:
    context = {"page": threads_page(client), "thread_form": form}
    return render(request, "journal/threads.html", context, status=status)


@require_POST
@client_required
def thread_new(request: HttpRequest, client: User) -> HttpResponse:
    """Begin a thread, with a session if the address names one."""
    session = session_asked_for(client, asked_uuid(request, "session"))
    form = ThreadForm(request.POST)
    if not form.is_valid():
        return not_kept(request, client, session, form)
    try:
        begin_thread(form.cleaned_data["line"], session=session, by=client)
    except NoRoomForThreads:
        form.say_there_is_no_room()
        return not_kept(request, client, session, form)
    messages.info(request, _("Kept. It stays in your hand until you let it rest."))
    return (
        redirect("journal:session", session.public_id) if session else redirect("journal:threads")
    )


def not_kept(
    request: HttpRequest, client: User, session: Session | None, form: ThreadForm
) -> HttpResponse:
    if session:
        return session_page(request, client, session, thread_form=form)
    return thread_list(request, client, form, status=422)


@require_safe
@client_required
def thread(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    thread = thread_of(client, public_id)
    reader = reader_of(client)
    session = thread.session if thread.session and not thread.session.trashed_at else None
    older_than = asked_uuid(request, "older-than")
    context = {
        "line": thread_line(thread, reader),
        "session": session and queries.session_line(session, reader),
        "page": queries.entries_of_thread(client, thread, reader, older_than=older_than),
        "is_first": older_than is None,
    }
    return render(request, "journal/thread.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def thread_edit(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    thread = thread_of(client, public_id)
    saved = thread_line(thread, reader_of(client))
    start = {"line": saved.words, "revision": thread.document_revision}
    form = ThreadForm(posted(request), initial=start)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        data = form.cleaned_data
        try:
            edit_thread(thread, data["line"], revision=data["revision"] or 0, by=client)
            return redirect("journal:thread", public_id)
        except ThreadChangedElsewhere:
            form.take_newer_revision(thread.document_revision)
            messages.info(request, _("This was changed elsewhere meanwhile. Both are below."))
            status = 409
    context = {"form": form, "line": saved, "is_beside": status == 409}
    return render(request, "journal/thread_edit.html", context, status=status)


@require_POST
@client_required
def thread_rest(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    rest_thread(thread_of(client, public_id), by=client)
    messages.info(request, _("It rests now. You can take it up again at any time."))
    return redirect("journal:thread", public_id)


@require_POST
@client_required
def thread_hold(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    hold_thread(thread_of(client, public_id), by=client)
    return redirect("journal:thread", public_id)


@require_POST
@client_required
def thread_trash(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    found = thread_of(client, public_id)
    put_away(found, by=client)
    words = _("Put in the trash. What you wrote on it stays in your journal.")
    say_put_away(request, "thread", found, words)
    return redirect("journal:threads")


@require_POST
@client_required
def thread_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    bring_back(trashed_thread_of(client, public_id), by=client)
    messages.info(request, _("It is back, just as it was."))
    return redirect("journal:thread", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def thread_erase(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    thread = trashed_thread_of(client, public_id)
    if request.method == "POST":
        erase(thread, by=client)
        return say_erased(request)
    name = thread_line(thread, reader_of(client)).words
    return ask_before_erasing(request, name, _("What you wrote on it stays."))
