"""The first hours, by a link: it keeps, and shows one line. Nobody logs in, nothing is read."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.places import clock
from journal.actions.landing import LinkEnded, confirm_rested, keep_through
from journal.forms.landing import LandingKeepForm
from journal.landing_words import COLOURS, MARKS, region_choices, word_choices
from journal.queries_landing import Landing, landing_behind, resting_after

WORDS_ONLY = "application/x-www-form-urlencoded"
NO_PATH = "strict-origin"  # `no-referrer` would send `Origin: null`: every POST refused
SECONDS_SHOWN = 600  # a link kept on the home screen says nothing of last night

Inside = Callable[[HttpRequest, Landing], HttpResponse]
Outside = Callable[[HttpRequest, str], HttpResponse]


def through_a_link(view: Inside) -> Outside:
    """Let in whoever holds a link that works, on its owner's clock; tell the others calmly."""

    @wraps(view)
    def guarded(request: HttpRequest, secret: str) -> HttpResponse:
        answer = answered(view, request, landing_behind(secret))
        answer.headers["Referrer-Policy"] = NO_PATH  # the secret stands in the address
        return answer

    return guarded


def answered(view: Inside, request: HttpRequest, landing: Landing | None) -> HttpResponse:
    if landing is None:
        return over(request)
    with timezone.override(clock(landing.link.client.time_zone)):
        return view(request, landing)


@require_safe
@through_a_link
def now(request: HttpRequest, landing: Landing) -> HttpResponse:
    """Where I am, and five ways to keep something."""
    return page(request, landing, "now", kept_at=kept_at(request))


@require_safe
@through_a_link
def word(request: HttpRequest, landing: Landing) -> HttpResponse:
    return page(request, landing, "word", words=word_choices())


@require_safe
@through_a_link
def colour(request: HttpRequest, landing: Landing) -> HttpResponse:
    return page(request, landing, "colour", colours=COLOURS, marks=MARKS)


@require_safe
@through_a_link
def body(request: HttpRequest, landing: Landing) -> HttpResponse:
    return page(request, landing, "body", regions=region_choices())


@require_POST
@through_a_link
def keep(request: HttpRequest, landing: Landing) -> HttpResponse:
    """Keep one touch; whatever was typed comes back if it cannot be."""
    if landing.has_kept_plenty:
        return page(request, landing, "pause", text=typed(request), status=429)
    form = LandingKeepForm(request.POST)
    if not form.is_valid():
        context = {"words": word_choices(), "text": typed(request), "form": form}
        return page(request, landing, "word", status=422, **context)
    try:
        keep_through(landing.link, form.touch())
    except LinkEnded:
        return over(request)
    return redirect(address_after_keeping(landing))


@require_safe
@through_a_link
def rest(request: HttpRequest, landing: Landing) -> HttpResponse:
    return page(request, landing, "rest")


@require_POST
@through_a_link
def slept(request: HttpRequest, landing: Landing) -> HttpResponse:
    confirm_rested(landing.link.session)
    return redirect("landing:now", landing.secret)


def page(
    request: HttpRequest, landing: Landing, name: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Show a page of the link, with the line on top and what stands until they have slept."""
    moment = timezone.localtime()
    about = {
        "secret": landing.secret,
        "orientation": landing.orientation,
        "now": moment,
        "piece": uuid4(),
        "resting": resting_after(landing.link.session, moment),
    }
    return shown(request, name, status=status, **about, **more)


def shown(request: HttpRequest, name: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Always dim, and without a name of anybody."""
    template = f"journal/landing_{name}.html"
    return render(request, template, {"theme": "dim", **context}, status=status)


def over(request: HttpRequest, words: str = "") -> HttpResponse:
    """A link that never was, or is no more: the two look alike."""
    if request.method == "POST" and "json" in request.headers.get("Accept", ""):
        return JsonResponse({"error": words or _("This link has ended.")}, status=410)
    return shown(request, "over", text=typed(request), status=410)


def address_after_keeping(landing: Landing) -> str:
    here = reverse("landing:now", args=[landing.secret])
    return f"{here}?kept={int(time.time())}"


def typed(request: HttpRequest) -> str:
    """What a form brought in words; a file is not even read."""
    return request.POST.get("text", "") if request.content_type == WORDS_ONLY else ""


def kept_at(request: HttpRequest) -> datetime | None:
    """When something was just kept: what the address says, if that was a moment ago."""
    said = request.GET.get("kept", "")
    ago = time.time() - int(said) if said.isdecimal() and len(said) < 12 else -1
    return datetime.fromtimestamp(int(said), UTC) if 0 <= ago < SECONDS_SHOWN else None
