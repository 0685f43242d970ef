"""Reflect, one question a screen: each button keeps what was said first, and then moves on."""

from collections.abc import Callable
from functools import partial
from typing import Protocol
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import client_required
from accounts.models import User
from journal import offers, queries
from journal.access import entry_of, own_entry, reader_of, session_asked_for, thread_asked_for
from journal.actions.entries import WrittenElsewhere
from journal.actions.reflecting import finish_step, keep_step
from journal.beside import Beside
from journal.documents import EntryDocument
from journal.forms.questions import mark_of
from journal.forms.reflecting import ReflectForm, begun
from journal.guide import Guide
from journal.models import Entry, Session, Thread
from journal.reflecting import Move, Step
from journal.reflection_page import home_of, reflection_page
from journal.views.asked import asked_uuid
from journal.views.ways import WAYS

SCREEN = "journal:reflect-step"
WAYS_HERE = WAYS | {"body": "journal:body-map-new"}
GuidedMove = Callable[[Guide, EntryDocument], EntryDocument]


class Keep(Protocol):
    """An action that keeps one screen."""

    def __call__(self, step: Step, move: Move, *, by: User) -> Entry: ...


@require_safe
@client_required
def reflect(request: HttpRequest, client: User) -> HttpResponse:
    """How much do you have today, then the first question. Nothing is written by looking."""
    session, thread = about(client, asked_uuid(request, "session"), asked_uuid(request, "thread"))
    if request.GET.keys().isdisjoint({"depth", "question", "begin"}):
        home = home_of(thread.public_id if thread else None, session.public_id if session else None)
        context = {"session": session, "thread": thread, "home": home}
        return render(request, "journal/reflect.html", context)
    beside = Beside(client)
    choices = offers.prompts_for(request.GET, client, session, beside)
    if not choices or (beside.wishes.asks == "page" and not thread):
        return redirect(f"{reverse('journal:entry-new')}?{request.GET.urlencode()}")
    document = begun(choices, request.GET.get("depth", ""))
    form = ReflectForm.filled(client, document, session=session, thread=thread)
    offered = [choice.prompt for choice in choices]
    form.known = dict(zip(map(mark_of, document.answers), offered, strict=True))
    return screen(request, form, uuid4())


def about(
    client: User, session_id: UUID | None, thread_id: UUID | None
) -> tuple[Session | None, Thread | None]:
    """What a reflection is about: a session, or a thread and with it the session it came from."""
    thread = thread_asked_for(client, thread_id)
    session = session_asked_for(client, session_id)
    if session is None and thread and thread.session and not thread.session.trashed_at:
        session = thread.session
    return session, thread


@require_safe
@client_required
def reflect_step(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Where somebody stopped, on whatever device."""
    entry = entry_of(client, public_id)
    document = queries.opened_entry(entry, reader_of(client))
    return screen(request, ReflectForm.filled(client, document, entry=entry), public_id, entry)


@require_POST
@client_required
def reflect_next(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    return kept(request, client, public_id, Guide.onward)


@require_POST
@client_required
def reflect_back(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    return kept(request, client, public_id, Guide.back)


@require_POST
@client_required
def reflect_skip(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    return kept(request, client, public_id, Guide.skip)


@require_POST
@client_required
def reflect_another(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    return kept(request, client, public_id, Guide.another)


@require_POST
@client_required
def reflect_decline(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    return kept(request, client, public_id, Guide.not_again)


@require_POST
@client_required
def reflect_save(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Save the question for therapy, and go on."""
    return kept(request, client, public_id, Guide.save_for_therapy, said=_("Saved for therapy."))


@require_POST
@client_required
def reflect_nothing(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    return kept(request, client, public_id, Guide.nothing_came)


@require_POST
@client_required
def reflect_more(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    return kept(request, client, public_id, Guide.more)


@require_POST
@client_required
def reflect_keep(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words and stay, or go on to another way of answering and come back here."""
    answer = kept(request, client, public_id, Guide.stay)
    way = WAYS_HERE.get(request.POST.get("then", ""))
    if answer.status_code != 302 or way is None:
        return answer
    asked = {"entry": public_id, "back": reverse(SCREEN, args=[public_id])}
    return redirect(f"{reverse(way)}?{urlencode(asked)}")


@require_POST
@client_required
def reflect_leave(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words and stop for now."""
    waits = _("Kept. It stays open at this very place, for whenever you like.")
    return kept(request, client, public_id, Guide.stay, onward="journal:today", said=waits)


@require_POST
@client_required
def reflect_page(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words and see all questions on one page."""
    return kept(request, client, public_id, Guide.on_one_page, onward="journal:entry-edit")


@require_POST
@client_required
def reflect_finish(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    finish: Keep = finish_step
    answer = kept(request, client, public_id, Guide.stay, keep=finish, onward="journal:entry")
    return (
        redirect(f"{answer.headers['Location']}?finished") if answer.status_code == 302 else answer
    )


def kept(
    request: HttpRequest,
    client: User,
    public_id: UUID,
    move: GuidedMove,
    *,
    keep: Keep = keep_step,
    onward: str = SCREEN,
    said: str = "",
) -> HttpResponse:
    """Parse, keep, move, lead on; what was typed comes back whenever it could not be kept."""
    form, entry = posted(request, client, public_id)
    if not form.is_valid():
        return screen(request, form, public_id, entry, status=422)
    guide, step = guide_and_step(form, public_id, entry)
    try:
        keep(step, partial(move, guide), by=client)
    except WrittenElsewhere as elsewhere:
        return side_by_side(request, form, elsewhere)
    tell(request, guide, said)
    return redirect(onward) if onward == "journal:today" else redirect(onward, public_id)


def tell(request: HttpRequest, guide: Guide, said: str) -> None:
    if guide.found_none:
        said = _("There is no other question that fits right now.")
    if said:
        messages.info(request, said)


@require_POST
@client_required
def reflect_autosave(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words while typing; says *saved* only after the database has."""
    form, entry = posted(request, client, public_id)
    url = reverse(SCREEN, args=[public_id])
    if not form.is_valid():
        return JsonResponse({"errors": form.errors.get_json_data()}, status=422)
    guide, step = guide_and_step(form, public_id, entry)
    try:
        entry = keep_step(step, guide.stay, by=client)
    except WrittenElsewhere:
        return JsonResponse({"conflict": True, "url": url}, status=409)
    saved_at = date_format(timezone.localtime(), "TIME_FORMAT")
    return JsonResponse({"revision": entry.document_revision, "saved_at": saved_at, "url": url})


def posted(request: HttpRequest, client: User, public_id: UUID) -> tuple[ReflectForm, Entry | None]:
    entry = own_entry(client, public_id)
    saved = queries.opened_entry(entry, reader_of(client)) if entry else EntryDocument()
    return ReflectForm(request.POST, document=saved, client=client), entry


def guide_and_step(form: ReflectForm, public_id: UUID, entry: Entry | None) -> tuple[Guide, Step]:
    """A kept entry knows what it is about; a new one is told by its screen."""
    asked = form.cleaned_data
    session, thread = (
        (entry.session, None) if entry else about(form.client, asked["session"], asked["thread"])
    )
    return Guide(form.client, session), form.step(public_id, session, thread)


def side_by_side(
    request: HttpRequest, form: ReflectForm, elsewhere: WrittenElsewhere
) -> HttpResponse:
    """Both answers, what is saved and what was typed here: the person chooses."""
    again = ReflectForm.again(form, elsewhere)
    page = reflection_page(again, elsewhere.entry.public_id, elsewhere.entry)
    return render(request, "journal/reflect_elsewhere.html", page, status=409)


def screen(
    request: HttpRequest,
    form: ReflectForm,
    public_id: UUID,
    entry: Entry | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    page = reflection_page(form, public_id, entry)
    return render(request, "journal/reflect_step.html", page, status=status)
