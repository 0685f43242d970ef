"""The first page, help, the way out, and the small worker that keeps help at hand offline."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from accounts.doors import posted
from accounts.models import User
from accounts.places import countries
from accounts.preferences import preferences_of
from encryption.errors import Unreadable
from integration_journal.context import Room, places
from integration_journal.forms import LeavingForm
from prompts.models import Notice
from prompts.queries import help_lines_by_country, help_lines_for, notices_at

FIRST_ROOM = {
    User.Role.CLIENT: "journal:today",
    User.Role.THERAPIST: "care:caseload",
    User.Role.CURATOR: "admin:index",
    User.Role.ADMIN: "admin:index",
}
DOORS = (
    Room(_("I have a code"), "accounts:invitation-code"),
    Room(_("I work with people who write"), "accounts:apply"),
)
A_YEAR = 365 * 24 * 3600
SECONDS_FOR_LAST_WORDS = 5


class Clock(NamedTuple):
    """One row of the neutral page."""

    city: Promise
    zone: str
    now: datetime


CITIES = (
    (_("Auckland"), "Pacific/Auckland"),
    (_("Tokyo"), "Asia/Tokyo"),
    (_("Delhi"), "Asia/Kolkata"),
    (_("Nairobi"), "Africa/Nairobi"),
    (_("London"), "Europe/London"),
    (_("São Paulo"), "America/Sao_Paulo"),
    (_("New York"), "America/New_York"),
    (_("Vancouver"), "America/Vancouver"),
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say what this is; somebody logged in goes to their own room."""
    if isinstance(request.user, User):
        return redirect(FIRST_ROOM[User.Role(request.user.role)])
    return render(request, "home.html", {"doors": places(DOORS, request.path)})


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Answer everybody alike: nothing personal stands here, so a browser may keep it."""
    if "country" not in request.GET and (country := country_of(request)):
        return redirect(f"{reverse('help')}?country={country}")
    names = dict(countries())
    chosen = request.GET.get("country", "").upper()
    known = [(group, names.get(group.code, "")) for group in help_lines_by_country()]
    context = {
        "country": chosen if chosen in names else "",
        "country_name": names.get(chosen, ""),
        "lines": [line for line in help_lines_for(chosen) if line.country == chosen != ""],
        "by_country": [(name, group.lines) for group, name in known if name],
        "everywhere": [line for group, name in known if not name for line in group.lines],
        "countries": countries(),
        "notices": notices_at(Notice.Place.HELP),
    }
    return render(request, "help.html", context)


def country_of(request: HttpRequest) -> str:
    """Return the country a client told us; help never waits for a key that cannot be read."""
    if not isinstance(request.user, User) or not request.user.is_client:
        return ""
    try:
        return preferences_of(request.user).country
    except Unreadable:
        return ""


@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request: HttpRequest) -> HttpResponse:
    """Explain what leaving quickly can and cannot do, and let the person choose."""
    form = LeavingForm(posted(request), initial={"leave": request.COOKIES.get("leave", "stay")})
    if request.method != "POST":
        return render(request, "leaving.html", {"form": form})
    if not form.is_valid():
        return render(request, "leaving.html", {"form": form}, status=422)
    answer = redirect("leaving")
    answer.set_cookie(
        "leave",
        form.cleaned_data["leave"],
        max_age=A_YEAR,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )
    return answer


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Show a page that says nothing about where the person was."""
    if request.COOKIES.get("leave") == "log-out" and request.user.is_authenticated:
        request.session.set_expiry(SECONDS_FOR_LAST_WORDS)  # words on their way still arrive
    now = timezone.now()
    clocks = [Clock(city, zone, now.astimezone(ZoneInfo(zone))) for city, zone in CITIES]
    return render(request, "leave.html", {"clocks": clocks})


@require_safe
def offline_write(request: HttpRequest) -> HttpResponse:
    """A page to write on without a network. It is the same for everybody, so a browser keeps it."""
    return render(request, "offline.html")


@require_safe
def offline_practice(request: HttpRequest) -> HttpResponse:
    """What stands where a page of practices cannot be reached; the same for everybody."""
    return render(request, "practices/offline.html")


@require_safe
def offline_landing(request: HttpRequest) -> HttpResponse:
    """What stands where a page of the first hours cannot be reached: dim, and of nobody."""
    return render(request, "journal/landing_offline.html", {"theme": "dim"})


@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    """Serve the worker from the root, so that it may answer for the help page."""
    script = Path(settings.BASE_DIR) / "static" / "js" / "service-worker.js"
    answer = HttpResponse(script.read_bytes(), content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer
