"""Prepare a link for the first hours, show it again, end it; say that one has slept."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import client_required, posted
from accounts.models import User
from journal.access import landing_link_of, reader_of, session_of
from journal.actions.landing import TooManyLinks, confirm_rested, end_link, prepare_link
from journal.forms.landing import LandingLinkForm
from journal.qr import picture_of
from journal.queries_landing import LinkLine, end_of_day, link_lines


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def landing_links(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    session = session_of(client, public_id)
    form = LandingLinkForm(posted(request))
    if form.is_valid():
        said = form.cleaned_data
        until = end_of_day(client, session, said["days_after"])
        try:
            prepare_link(session, orientation=said["orientation"], expires_at=until, by=client)
            return redirect("journal:landing-links", session.public_id)
        except TooManyLinks:
            form.add_error(None, _("Ten links work already. You can end one of them first."))
    lines = link_lines(session, reader_of(client), timezone.now())
    context = {
        "form": form,
        "session": session,
        "open": [with_address(request, line) for line in lines if line.is_open],
        "over": [line for line in lines if not line.is_open],
    }
    status = 422 if form.is_bound else 200
    return render(request, "journal/landing_links.html", context, status=status)


@require_POST
@client_required
def landing_link_end(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    link = landing_link_of(client, public_id)
    end_link(link, by=client)
    return redirect("journal:landing-links", link.session_id)


@require_POST
@client_required
def session_rested(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    confirm_rested(session_of(client, public_id))
    return redirect("journal:today")


def with_address(request: HttpRequest, line: LinkLine) -> dict[str, object]:
    """A link that works, as an address and as a picture of it."""
    path = reverse("landing:now", args=[line.document.secret])
    address = request.build_absolute_uri(path)
    return {"line": line, "address": address, "picture": picture_of(address)}
