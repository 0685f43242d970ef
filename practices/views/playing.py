"""Play a practice: read the cautions once, start, leave whenever one likes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.doors import client_required
from accounts.models import User
from journal.views.allowing import may_use
from practices.access import practice_for_reading
from practices.documents import How
from practices.forms.playing import RATINGS
from practices.players import Playing


@may_use("screen-wake-lock", "autoplay")
@require_safe
@client_required
def play(request: HttpRequest, client: User, slug: str) -> HttpResponse:
    playing = Playing(practice_for_reading(client, slug), request.GET)
    context = {
        "playing": playing,
        "practice": playing.practice,
        "hows": How.choices,
        "ratings": RATINGS,
    }
    status = 422 if playing.is_refused else 200
    return render(request, "practices/play.html", context, status=status)
