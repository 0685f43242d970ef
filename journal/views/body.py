"""Map what a body feels, one place at a time. Looking writes nothing."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required, posted
from accounts.models import User
from journal.access import entry_of, fragment_of, reader_of, session_asked_for
from journal.access_body import body_map_of, own_body_map
from journal.actions.body import (
    About,
    NoteWrittenElsewhere,
    PlaceWrittenElsewhere,
    clear_place,
    describe_map,
    keep_place,
)
from journal.body_documents import BodyMapDocument
from journal.body_words import CODES, place_line, place_name
from journal.figure_notes import figure_of_map
from journal.forms.body import MapAboutForm, PlaceNoteForm
from journal.models import BodyMap
from journal.queries_body import (
    gone_quiet,
    lines_of_map,
    map_lines,
    opened_map,
    session_label,
    usual_of,
)
from journal.views.asked import asked_uuid
from journal.views.ways import back_from

STRONG_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class Asked:
    """What a map is to belong to, and the page it leads back to, as an address says it."""

    about: About
    back: str
    query: str

    def onward(self, url: str) -> str:
        return f"{url}?{self.query}" if self.query else url


def asked_in(request: HttpRequest, client: User) -> Asked:
    """Everything an address names is the person’s own, or there is no page."""
    session, entry, fragment = (asked_uuid(request, n) for n in ("session", "entry", "fragment"))
    about = About(
        session_asked_for(client, session),
        entry_of(client, entry) if entry else None,
        fragment_of(client, fragment) if fragment else None,
    )
    back = back_from(request, "")
    said = {"session": session, "entry": entry, "fragment": fragment, "back": back}
    return Asked(about, back, urlencode({name: value for name, value in said.items() if value}))


def known_place(region: str) -> str:
    if region not in CODES:
        raise Http404
    return region


@require_safe
@client_required
def body_maps(request: HttpRequest, client: User) -> HttpResponse:
    session = session_asked_for(client, asked_uuid(request, "session"))
    older_than = asked_uuid(request, "older-than")
    page = map_lines(client, older_than=older_than, session=session)
    context = {"page": page, "is_first": older_than is None, "session": session}
    return render(request, "journal/body_maps.html", context)


@require_safe
@client_required
def body_map_new(request: HttpRequest, client: User) -> HttpResponse:
    """The figure, with nothing on it yet. The first place that is kept begins the map."""
    return map_page(request, client, uuid4(), None)


@require_safe
@client_required
def body_map(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    return map_page(request, client, public_id, body_map_of(client, public_id))


def map_page(
    request: HttpRequest, client: User, public_id: UUID, found: BodyMap | None
) -> HttpResponse:
    asked, reader = asked_in(request, client), None
    document = BodyMapDocument()
    if found:
        reader = reader_of(client)
        document = opened_map(found, reader)
    usual = usual_of(client, reader)

    def href(region: str) -> str:
        return asked.onward(reverse("journal:body-map-place", args=[public_id, region]))

    context = {
        "body_map": found,
        "document": document,
        "figure": figure_of_map(document, usual, href),
        "lines": [(line, href(line.code)) for line in lines_of_map(document, usual)],
        "quiet": gone_quiet(document, usual),
        "usual": usual,
        "session": session_label(found.session, reader) if found and reader else "",
        "is_strong": found is not None and is_strong(found, document),
        "asked": asked,
    }
    return render(request, "journal/body_map.html", context)


def is_strong(found: BodyMap, document: BodyMapDocument) -> bool:
    """Whether something very strong and unpleasant was noted just now."""
    is_fresh = timezone.now() - found.changed_at < STRONG_FOR
    return is_fresh and any(
        (place.intensity or 0) >= 8 and place.pleasant == "unpleasant" for place in document.places
    )


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def body_map_place(
    request: HttpRequest, client: User, public_id: UUID, region: str
) -> HttpResponse:
    """One place: kept by itself, so two pages at two places never meet."""
    known_place(region)
    found, asked = own_body_map(client, public_id), asked_in(request, client)
    saved = opened_map(found, reader_of(client)) if found else BodyMapDocument()
    form = PlaceNoteForm(posted(request), region=region, saved=saved)
    elsewhere = None
    if form.is_valid():
        writing = form.writing(with_saved="together" in request.POST)
        try:
            keep_place(public_id, writing, by=client, about=asked.about)
            return redirect(asked.onward(reverse("journal:body-map", args=[public_id])))
        except PlaceWrittenElsewhere as conflict:
            elsewhere = conflict
            form.take_newer(conflict.saved)
    usual = usual_of(client).place(region)
    context = {
        "form": form,
        "name": place_name(region),
        "region": region,
        "public_id": public_id,
        "is_new": found is None,
        "usual": place_line(usual) if usual else None,
        "asked": asked,
        "elsewhere": elsewhere,
        "saved": place_line(elsewhere.saved) if elsewhere and elsewhere.saved else None,
        "leave_url": asked.onward(leave_url(public_id, found)),
    }
    status = 409 if elsewhere else 422 if form.is_bound else 200
    return render(request, "journal/body_map_place.html", context, status=status)


def leave_url(public_id: UUID, found: BodyMap | None) -> str:
    """Where leaving a place leads: to its map, or to a blank one while there is none."""
    if found:
        return reverse("journal:body-map", args=[public_id])
    return reverse("journal:body-map-new")


@require_POST
@client_required
def body_map_place_clear(
    request: HttpRequest, client: User, public_id: UUID, region: str
) -> HttpResponse:
    known_place(region)
    found, asked = body_map_of(client, public_id), asked_in(request, client)
    opened_on = request.POST.get("opened_on", "")
    try:
        clear_place(found, region, opened_on=opened_on, by=client)
    except PlaceWrittenElsewhere:
        messages.info(request, _("This place was changed elsewhere meanwhile. Nothing is cleared."))
        return redirect(asked.onward(reverse("journal:body-map-place", args=[public_id, region])))
    return redirect(asked.onward(reverse("journal:body-map", args=[public_id])))


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def body_map_about(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """When it was felt, what it goes with, and a note."""
    found, asked = body_map_of(client, public_id), asked_in(request, client)
    document = opened_map(found, reader_of(client))
    form = MapAboutForm(posted(request), client=client, body_map=found, document=document)
    elsewhere = None
    if form.is_valid():
        try:
            describe_map(found, form.about(), by=client)
            return redirect(asked.onward(reverse("journal:body-map", args=[public_id])))
        except NoteWrittenElsewhere as conflict:
            elsewhere = conflict
            form.take_newer(conflict.saved)
    leave = asked.onward(reverse("journal:body-map", args=[public_id]))
    context = {"form": form, "body_map": found, "leave_url": leave, "elsewhere": elsewhere}
    status = 409 if elsewhere else 422 if form.is_bound else 200
    return render(request, "journal/body_map_about.html", context, status=status)
