"""Look at the journal: today, the timeline, one entry, the questions on offer."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.doors import client_required
from accounts.models import User
from journal import queries
from journal.access import entry_of, reader_of, session_asked_for
from journal.asked_aside import guidance_words, waiting_lines
from journal.beside import Beside
from journal.forms.words import feeling_labels, sensation_lines
from journal.offers import (
    heaviest_for,
    offered,
    questions_by_library,
    waiting_today,
)
from journal.queries_attachments import attachments_of
from journal.queries_entry import body_lines_of
from journal.queries_landing import notes_today
from journal.queries_sessions import sessions_for_today
from journal.queries_threads import threads_in_hand
from journal.question_list import question_list
from journal.views.asked import asked_uuid
from prompts.vocabulary import Depth, Weight


@require_safe
@client_required
def today(request: HttpRequest, client: User) -> HttpResponse:
    """How much do you have today, the pieces still open, and the newest session."""
    beside = Beside(client)
    waiting = waiting_today(beside)  # before what needs a key: theirs are asked for with one's own
    drafts, threads = queries.drafts(beside), threads_in_hand(beside)
    now = sessions_for_today(beside)
    notes = notes_today(now.known)
    context = {
        "beside": beside,
        "drafts": drafts,
        "now": now,
        "threads": threads,
        "waiting": waiting,
        "notices": notes.notices,
        "resting": notes.resting,
    }
    return render(request, "journal/today.html", context)


@require_safe
@client_required
def timeline(request: HttpRequest, client: User) -> HttpResponse:
    older_than = asked_uuid(request, "older-than")
    page = queries.timeline(client, older_than=older_than)
    return render(request, "journal/timeline.html", {"page": page, "is_first": older_than is None})


@require_safe
@client_required
def questions(request: HttpRequest, client: User) -> HttpResponse:
    """Every question on offer, to begin with whichever speaks; heavy ones for who asks."""
    session = session_asked_for(client, asked_uuid(request, "session"))
    beside = Beside(client)
    heaviest = heaviest_for(beside)
    has_room = heaviest == Weight.HEAVY
    with_heavy = has_room and "heavy" in request.GET
    waiting = waiting_lines(beside, heaviest=heaviest)
    seen = [each.line.question.prompt for each in waiting]
    today = offered(client, session, Depth.TEN_MINUTES, beside, seen=seen, heavy=with_heavy)
    libraries = questions_by_library(beside, with_heavy=with_heavy)
    context = {
        "list": question_list(libraries, beside.lenses, today),
        "session": session,
        "waiting": waiting,
        "own": beside.own,
        "guidance": guidance_words(beside),
        "has_room_for_heavy": has_room,
        "with_heavy": with_heavy,
    }
    return render(request, "journal/questions.html", context)


@require_safe
@client_required
def entry(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    entry, reader = entry_of(client, public_id), reader_of(client)
    document = queries.opened_entry(entry, reader)
    shares = queries.shares_of_entry(entry)
    return render(
        request,
        "journal/entry.html",
        {
            "entry": entry,
            "document": document,
            "session": queries.session_of_entry(entry, reader),
            "feelings": feeling_labels(document.feelings),
            "sensations": sensation_lines(document.sensations),
            "attachments": attachments_of(entry=entry, reader=reader),
            "body_lines": body_lines_of(entry, reader),
            "shares": shares,
            "is_just_finished": "finished" in request.GET,
            "can_share": entry.is_finished and queries.has_therapist(client),
            "readers": [share.relationship.therapist.name for share in shares],
        },
    )
