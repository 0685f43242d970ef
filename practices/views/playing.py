"""Play a practice: read the cautions once, start, leave whenever one likes."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.allowing import may_use
from accounts.doors import client_required
from accounts.models import User
from practices.access import practice_for_reading
from practices.actions.choices import keep_breath
from practices.documents import How
from practices.forms.playing import RATINGS, OwnBreathForm
from practices.models import Practice
from practices.players import READ, Playing
from practices.queries.choices import choices_of


@may_use("screen-wake-lock", "autoplay")
@require_safe
@client_required
def play(request: HttpRequest, client: User, slug: str) -> HttpResponse:
    practice = practice_for_reading(client, slug)
    kept = choices_of(client).breath_for(practice.public_id)
    return shown(request, Playing(practice, request.GET, kept))


@may_use("screen-wake-lock", "autoplay")
@require_POST
@client_required
def play_breath(request: HttpRequest, client: User, slug: str) -> HttpResponse:
    """Breathe one's own way from now on, or as it is usual again."""
    practice = practice_for_breathing(client, slug)
    form = OwnBreathForm(request.POST)
    if "usual" in request.POST:
        keep_breath(practice, None, by=client)
    elif form.is_valid():
        keep_breath(practice, form.breath(), by=client)
    else:
        return shown(request, Playing(practice, QueryDict(f"ready={READ}"), typed=form), status=422)
    return redirect(f"{reverse('practices:play', args=[slug])}?ready={READ}")


def practice_for_breathing(client: User, slug: str) -> Practice:
    practice = practice_for_reading(client, slug)
    if not Playing(practice, QueryDict()).takes_own:
        raise Http404
    return practice


def shown(request: HttpRequest, playing: Playing, status: int = 200) -> HttpResponse:
    context = {
        "playing": playing,
        "practice": playing.practice,
        "hows": How.choices,
        "ratings": RATINGS,
    }
    return render(request, "practices/play.html", context, status=status)
