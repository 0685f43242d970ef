"""Drawings, photos and recordings: bring one, look at it, say what it is, put it away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required, posted
from accounts.models import User
from journal.access import entry_of, fragment_of, reader_of, session_of
from journal.access_attachments import attachment_of, trashed_attachment_of
from journal.actions.attaching import (
    AttachmentWrittenElsewhere,
    describe_attachment,
)
from journal.actions.keeping import bring_back, erase, put_away
from journal.forms.attaching import AttachmentForm
from journal.incoming import CannotBeKept
from journal.models import Attachment
from journal.queries_attachments import line_of, opened_attachment
from journal.serving import is_from_elsewhere, served
from journal.views.erasing import ask_before_erasing, say_erased
from journal.views.put_away import say_put_away
from journal.views.receiving import is_form, receive, takes_files, unchecked_until_inside
from journal.views.ways import Target, back_posted

ACCEPTS = {"photo": "image/*", "recording": "audio/*"}


@unchecked_until_inside
@require_POST
@client_required
@takes_files
def entry_attach(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    entry = entry_of(client, public_id)
    home = reverse("journal:entry", args=[entry.public_id])
    return received(request, client, Target("entry", public_id, home), entry=entry)


@unchecked_until_inside
@require_POST
@client_required
@takes_files
def fragment_attach(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    fragment = fragment_of(client, public_id)
    home = reverse("journal:session", args=[fragment.session_id])
    return received(request, client, Target("fragment", public_id, home), fragment=fragment)


@unchecked_until_inside
@require_POST
@client_required
@takes_files
def session_attach(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    session = session_of(client, public_id)
    home = reverse("journal:session", args=[session.public_id])
    return received(request, client, Target("session", public_id, home), session=session)


def received(request: HttpRequest, client: User, target: Target, **about: Any) -> HttpResponse:
    """Keep it, or say in the words of the field why not."""
    try:
        kept = receive(request, client=client, writer=reader_of(client), **about)
    except CannotBeKept as error:
        return refused(request, target, error)
    if not is_form(request):
        return JsonResponse(said_of(kept, client))
    messages.info(request, _("Kept. Only you can see it."))
    return redirect(back_posted(request, target.back))


def refused(request: HttpRequest, target: Target, error: CannotBeKept) -> HttpResponse:
    if not is_form(request):
        return JsonResponse({"error": str(error)}, status=error.status)
    kind = request.POST.get("kind", "")
    back = back_posted(request, target.back)
    context = {
        "target": Target(target.kind, target.public_id, back),
        "kind": kind,
        "accept": ACCEPTS.get(kind, "image/*,audio/*"),
        "error": str(error),
    }
    return render(request, "journal/attachment_refused.html", context, status=422)


def said_of(kept: Attachment, client: User) -> dict[str, str]:
    """What a page learns about what it sent."""
    line = line_of(kept, reader_of(client))
    return {
        "public_id": str(line.public_id),
        "kind": line.kind,
        "title": line.title,
        "url": line.url,
        "file_url": line.file_url,
        "html": render_to_string("journal/_attachment.html", {"line": line}),
    }


@require_safe
@client_required
def attachment(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """One of them, as large as the page allows."""
    attachment = attachment_of(client, public_id)
    line = line_of(attachment, reader_of(client))
    return render(request, "journal/attachment.html", {"line": line, "home": home_of(attachment)})


def home_of(attachment: Attachment) -> str:
    """The page of what it belongs to."""
    if attachment.entry_id:
        return reverse("journal:entry", args=[attachment.entry_id])
    if attachment.fragment:
        return reverse("journal:session", args=[attachment.fragment.session_id])
    if attachment.session_id:
        return reverse("journal:session", args=[attachment.session_id])
    return reverse("journal:timeline")


@require_safe
@client_required
def attachment_file(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    attachment = attachment_of(client, public_id)
    if is_from_elsewhere(request):
        raise Http404
    return served(request, attachment, opened_attachment(attachment, reader_of(client)))


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def attachment_edit(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    attachment = attachment_of(client, public_id)
    saved = opened_attachment(attachment, reader_of(client))
    form = AttachmentForm(posted(request), attachment=attachment, said=saved)
    context = {"form": form, "line": line_of(attachment, reader_of(client))}
    if form.is_valid():
        try:
            describe_attachment(attachment, form.words(), by=client)
            return redirect("journal:attachment", public_id)
        except AttachmentWrittenElsewhere:
            form.take_newer_revision(attachment.document_revision)
            messages.info(request, _("This page was changed elsewhere meanwhile. Both are below."))
            context |= {"saved": saved}
            return render(request, "journal/attachment_edit.html", context, status=409)
    status = 422 if form.is_bound else 200
    return render(request, "journal/attachment_edit.html", context, status=status)


@require_POST
@client_required
def attachment_trash(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    attachment = attachment_of(client, public_id)
    put_away(attachment, by=client)
    say_put_away(request, "attachment", attachment)
    return redirect(home_of(attachment))


@require_POST
@client_required
def attachment_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    attachment = trashed_attachment_of(client, public_id)
    bring_back(attachment, by=client)
    messages.info(request, _("It is back, just as it was. Only you can see it."))
    return redirect("journal:attachment", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def attachment_erase(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    attachment = trashed_attachment_of(client, public_id)
    if request.method == "POST":
        erase(attachment, by=client)
        return say_erased(request)
    return ask_before_erasing(request, line_of(attachment, reader_of(client)).name)
