"""Log a session and come back to it, for life."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.doors import client_required, posted
from accounts.models import User
from encryption.readers import Reader
from journal import queries
from journal.access import reader_of, session_of
from journal.actions.capturing import take_in_captured
from journal.actions.sessions import SessionWrittenElsewhere, edit_session, log_session
from journal.arc import arc_of
from journal.forms.fragments import FragmentForm
from journal.forms.sessions import SessionForm
from journal.forms.threads import ThreadForm
from journal.models import Session
from journal.queries_pieces import PiecesPage, pieces_of_session
from journal.queries_sessions import meet
from journal.queries_threads import threads_of_session
from journal.views.asked import asked_uuid


@require_safe
@client_required
def session_list(request: HttpRequest, client: User) -> HttpResponse:
    return render(request, "journal/sessions.html", {"sessions": queries.session_lines(client)})


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def session_new(request: HttpRequest, client: User) -> HttpResponse:
    is_ahead = request.GET.get("when") == "ahead"
    form = SessionForm(posted(request), is_ahead=is_ahead)
    if form.is_valid():
        session = log_session(form.writing(), by=client)
        return redirect("journal:session", session.public_id)
    status = 422 if form.is_bound else 200
    context = {"form": form, "is_ahead": is_ahead}
    return render(request, "journal/session_new.html", context, status=status)


@require_safe
@client_required
def session(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    return session_page(request, client, session_of(client, public_id))


def session_page(
    request: HttpRequest,
    client: User,
    session: Session,
    *,
    form: FragmentForm | None = None,
    thread_form: ThreadForm | None = None,
) -> HttpResponse:
    """Everything about one session; a form that could not be kept comes back as it was typed."""
    reader = reader_of(client)
    if meet(client, session, reader):
        take_in_captured(client, session)
    older_than = asked_uuid(request, "older-than")
    refused = form or thread_form
    context = {
        "session": session,
        "document": queries.opened_session(session, reader),
        "arc": arc_of(session, client),
        "pieces": pieces_asked_for(request, session, reader),
        "form": form or FragmentForm(),
        "threads": threads_of_session(client, session, reader),
        "thread_form": thread_form or ThreadForm(),
        "page": queries.entries_of_session(client, session, reader, older_than=older_than),
        "is_first": older_than is None,
    }
    return render(request, "journal/session.html", context, status=422 if refused else 200)


def pieces_asked_for(request: HttpRequest, session: Session, reader: Reader) -> PiecesPage:
    return pieces_of_session(
        session,
        reader,
        beyond=asked_uuid(request, "beyond"),
        oldest_first=request.GET.get("pieces") == "oldest",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def session_edit(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    session = session_of(client, public_id)
    saved = queries.opened_session(session, reader_of(client))
    is_ahead = session.held_on > timezone.localdate()
    start = SessionForm.filled_from(session, saved)
    form = SessionForm(posted(request), is_ahead=is_ahead, initial=start)
    if form.is_valid():
        try:
            edit_session(session, form.writing(), by=client)
            return redirect("journal:session", session.public_id)
        except SessionWrittenElsewhere:
            form.take_newer_revision(session.document_revision)
            messages.info(request, _("This page was changed elsewhere meanwhile. Both are below."))
            context = {"form": form, "session": session, "saved": saved, "is_ahead": is_ahead}
            return render(request, "journal/session_edit.html", context, status=409)
    context = {"form": form, "session": session, "is_ahead": is_ahead}
    status = 422 if form.is_bound else 200
    return render(request, "journal/session_edit.html", context, status=status)
