"""Write: a new entry or an old one, kept, finished or saved while typing."""

from typing import Protocol
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
from journal.access import entry_of, own_entry, session_asked_for
from journal.actions.entries import Writing, WrittenElsewhere, finish_entry, write_entry
from journal.beside import Beside
from journal.documents import EntryDocument
from journal.forms.entries import EntryForm
from journal.forms.questions import blank_answers
from journal.models import Entry
from journal.queries_attachments import attachments_of
from journal.queries_entry import body_lines_of
from journal.views.asked import asked_uuid
from journal.views.ways import way_onward
from prompts.models import Notice
from prompts.queries import notices_at


class Write(Protocol):
    """An action that keeps what a page posts."""

    def __call__(self, writing: Writing, *, by: User) -> Entry: ...


@require_safe
@client_required
def entry_new(request: HttpRequest, client: User) -> HttpResponse:
    """A blank page with the questions that fit today. Nothing is written by looking."""
    session = session_asked_for(client, asked_uuid(request, "session"))
    beside = Beside(client)
    choices = offers.prompts_for(request.GET, client, session, beside)
    document = EntryDocument(answers=blank_answers([choice.prompt for choice in choices]))
    form = EntryForm.filled(client, document, session=session, beside=beside)
    form.reasons = {str(choice.prompt.prompt_id): choice.because for choice in choices}
    return editor(request, form, uuid4())


@require_safe
@client_required
def entry_edit(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    entry = entry_of(client, public_id)
    beside = Beside(client, expects_guidance=True)
    document = queries.opened_entry(entry, beside.reader)
    form = EntryForm.filled(client, document, entry=entry, beside=beside)
    return editor(request, form, public_id, entry)


@require_POST
@client_required
def entry_keep(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words and read them."""
    return save(request, client, public_id, write_entry, "journal:entry")


@require_POST
@client_required
def entry_go_on(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words and go on writing."""
    return save(request, client, public_id, write_entry, "journal:entry-edit")


@require_POST
@client_required
def entry_finish(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    return save(request, client, public_id, finish_entry, "journal:entry")


def save(
    request: HttpRequest, client: User, public_id: UUID, action: Write, onward: str
) -> HttpResponse:
    """Parse, act, and lead on; what was typed comes back whenever it could not be kept."""
    form, entry = posted(request, client, public_id)
    if not form.is_valid():
        return editor(request, form, public_id, entry, status=422)
    try:
        action(form.writing(public_id), by=client)
    except WrittenElsewhere as elsewhere:
        return beside(request, client, form, elsewhere)
    return redirect(way_onward(request, public_id) or reverse(onward, args=[public_id]))


def posted(request: HttpRequest, client: User, public_id: UUID) -> tuple[EntryForm, Entry | None]:
    entry = own_entry(client, public_id)
    beside = Beside(client)
    saved = queries.opened_entry(entry, beside.reader) if entry else EntryDocument()
    return EntryForm(request.POST, client=client, document=saved, beside=beside), entry


def beside(
    request: HttpRequest, client: User, form: EntryForm, elsewhere: WrittenElsewhere
) -> HttpResponse:
    """Both texts side by side: what is saved, and what is typed here, ready to be its own entry."""
    messages.info(
        request,
        _("This entry was changed on another page meanwhile. Nothing is lost: both are here."),
        extra_tags="notice-warm",
    )
    apart = EntryForm.filled(client, form.written(), session=form.cleaned_data["session"])
    apart.initial["entry_on"] = form.cleaned_data["entry_on"]
    return editor(request, apart, uuid4(), status=409, elsewhere=elsewhere)


def editor(
    request: HttpRequest,
    form: EntryForm,
    public_id: UUID,
    entry: Entry | None = None,
    *,
    status: int = 200,
    elsewhere: WrittenElsewhere | None = None,
) -> HttpResponse:
    form.beside.know_session_word()
    shares = queries.shares_of_entry(entry) if entry and entry.is_finished else []
    readers = [share.relationship.therapist.name for share in shares]
    context = {
        "form": form,
        "public_id": public_id,
        "entry": entry,
        "readers": readers,
        "elsewhere": elsewhere,
        "attachments": attachments_of(entry=entry, reader=form.beside.reader) if entry else [],
        "body_lines": body_lines_of(entry, form.beside.reader) if entry else [],
        "has_room_for_heavy": form.has_room_for_heavy,
        "notices": notices_at(Notice.Place.WRITING),
        "heavy_notices": notices_at(Notice.Place.HEAVY) if form.is_heavy else [],
    }
    return render(request, "journal/entry_edit.html", context, status=status)


@require_POST
@client_required
def entry_autosave(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words while typing; says *saved* only after the database has."""
    form, _entry = posted(request, client, public_id)
    url = reverse("journal:entry-edit", args=[public_id])
    if not form.is_valid():
        return JsonResponse({"errors": form.errors.get_json_data()}, status=422)
    try:
        entry = write_entry(form.writing(public_id), by=client)
    except WrittenElsewhere:
        return JsonResponse({"conflict": True, "url": url}, status=409)
    saved_at = date_format(timezone.localtime(), "TIME_FORMAT")
    return JsonResponse({"revision": entry.document_revision, "saved_at": saved_at, "url": url})
