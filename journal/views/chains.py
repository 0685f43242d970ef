"""The chain: from a cue in the body to the next choice, any link of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.doors import client_required, posted
from accounts.models import User
from journal.access import reader_of, session_asked_for
from journal.access_body import chain_of
from journal.actions.chains import ChainWrittenElsewhere, keep_chain
from journal.forms.chains import ChainForm
from journal.models import Chain
from journal.queries_body import session_label
from journal.queries_chains import chain_lines, links_of, opened_chain, recurring_in
from journal.views.asked import asked_uuid


@require_safe
@client_required
def chains(request: HttpRequest, client: User) -> HttpResponse:
    session = session_asked_for(client, asked_uuid(request, "session"))
    older_than = asked_uuid(request, "older-than")
    is_first = older_than is None
    context = {
        "page": chain_lines(client, older_than=older_than, session=session),
        "is_first": is_first,
        "session": session,
        "recurring": recurring_in(client) if is_first and not session else [],
    }
    return render(request, "journal/chains.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def chain_new(request: HttpRequest, client: User) -> HttpResponse:
    data = posted(request)
    if data is not None:
        return save(request, client, ChainForm(data, client=client), None)
    session = session_asked_for(client, asked_uuid(request, "session"))
    return editor(request, ChainForm.blank(client, session), None)


@require_safe
@client_required
def chain(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    found, reader = chain_of(client, public_id), reader_of(client)
    document = opened_chain(found, reader)
    context = {
        "chain": found,
        "document": document,
        "links": links_of(document),
        "session": session_label(found.session, reader),
    }
    return render(request, "journal/chain.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def chain_edit(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    found, data = chain_of(client, public_id), posted(request)
    if data is not None:
        return save(request, client, ChainForm(data, client=client), found)
    document = opened_chain(found, reader_of(client))
    return editor(request, ChainForm.filled(client, found, document), found)


def save(request: HttpRequest, client: User, form: ChainForm, found: Chain | None) -> HttpResponse:
    """Parse, keep, and lead on; what was typed comes back whenever it could not be kept."""
    if not form.is_valid():
        return editor(request, form, found, status=422)
    try:
        kept = keep_chain(form.writing(found.public_id if found else None), by=client)
    except ChainWrittenElsewhere as elsewhere:
        form.take_newer_revision(elsewhere.chain.document_revision)
        return editor(request, form, elsewhere.chain, status=409, elsewhere=elsewhere)
    return redirect("journal:chain", kept.public_id)


def editor(
    request: HttpRequest,
    form: ChainForm,
    found: Chain | None,
    *,
    status: int = 200,
    elsewhere: ChainWrittenElsewhere | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "chain": found,
        "elsewhere": elsewhere,
        "saved": links_of(elsewhere.saved) if elsewhere else [],
        "links": form.links(),
    }
    return render(request, "journal/chain_edit.html", context, status=status)
