"""Seven days and a season, as they were."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from accounts.doors import client_required
from accounts.models import User
from practices.queries.weeks import season as season_of
from practices.queries.weeks import seven_days

FIRST_YEAR = 2000


@require_safe
@client_required
def weeks(request: HttpRequest, client: User) -> HttpResponse:
    context = {"week": seven_days(client, asked_day(request))}
    return render(request, "practices/weeks.html", context)


@require_safe
@client_required
def season(request: HttpRequest, client: User) -> HttpResponse:
    context = {"season": season_of(client, asked_day(request))}
    return render(request, "practices/weeks_season.html", context)


def asked_day(request: HttpRequest) -> date | None:
    """The day an address asks for; what is malformed, or of another age, counts as not asked."""
    try:
        day = parse_date(request.GET.get("until", ""))
    except ValueError:
        return None
    return day if day and day.year >= FIRST_YEAR else None
