"""Share an entry after seeing exactly what will be seen; end it; read who opened what."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required, posted
from accounts.models import User
from encryption.readers import relationship_reader
from journal import queries
from journal.access import finished_entry_of, reader_of, share_of
from journal.actions.sharing import ChangedSincePreview, end_share
from journal.documents import EntryDocument
from journal.forms.sharing import ShareForm
from journal.forms.words import feeling_labels, sensation_lines
from prompts.models import Notice
from prompts.queries import notices_at


def as_read(document: EntryDocument) -> dict[str, object]:
    """What the reading partial shows, the same for preview, copy and therapist."""
    return {
        "document": document,
        "feelings": feeling_labels(document.feelings),
        "sensations": sensation_lines(document.sensations),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def entry_share(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    entry = finished_entry_of(client, public_id)
    opened = queries.opened_entry(entry, reader_of(client))
    form = ShareForm(posted(request), client=client, revision=entry.document_revision)
    if form.is_valid():
        try:
            therapist = form.share(entry)
            messages.info(request, _("Shared with %(name)s.") % {"name": therapist.name})
            return redirect("journal:entry", entry.public_id)
        except ChangedSincePreview:
            messages.info(request, _("Your entry changed meanwhile. Here is how it reads now."))
            return redirect("journal:entry-share", entry.public_id)
    context = {
        "form": form,
        "entry": entry,
        "keeps_files": queries.keeps_files(entry),
        "notices": notices_at(Notice.Place.SHARING),
        **as_read(EntryDocument.from_json(opened.as_shared())),
    }
    status = 422 if form.is_bound else 200
    return render(request, "journal/entry_share.html", context, status=status)


@require_safe
@client_required
def share(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """The client looks at the very copy their therapist can read."""
    share = share_of(client, public_id)
    snapshot = share.open_for(relationship_reader(share.relationship_id))
    context = {"share": share, **as_read(EntryDocument.from_json(snapshot))}
    return render(request, "journal/share.html", context)


@require_POST
@client_required
def share_end(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    share = share_of(client, public_id)
    end_share(share, by=client)
    messages.info(request, _("Sharing has ended. The copy is destroyed."))
    return redirect("journal:entry", share.entry_id)


@require_safe
@client_required
def access_log(request: HttpRequest, client: User) -> HttpResponse:
    return render(request, "journal/access_log.html", {"lines": queries.access_log(client)})
