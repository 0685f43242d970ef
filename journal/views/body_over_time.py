"""Look at bodies over time: two maps on one figure, and what one place said."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.doors import client_required
from accounts.models import User
from journal.access import reader_of
from journal.access_body import body_map_of
from journal.body_words import other_side, place_name
from journal.figure_notes import figure_of_two
from journal.overlay import overlay
from journal.queries_body import map_line, maps_to_choose, opened_map, story_of, usual_of
from journal.views.asked import asked_uuid
from journal.views.body import known_place


@require_safe
@client_required
def body_overlay(request: HttpRequest, client: User) -> HttpResponse:
    """Two maps on one figure; which two is chosen here."""
    first, second = asked_uuid(request, "a"), asked_uuid(request, "b")
    choices = [(str(line.body_map.public_id), line.label) for line in maps_to_choose(client)]
    context: dict[str, Any] = {
        "choices": choices,
        "first": str(first or ""),
        "second": str(second or ""),
    }
    if first and second:
        context |= laid_over(client, first, second)
    elif len(choices) > 1:
        context |= {"first": choices[1][0], "second": choices[0][0]}
    return render(request, "journal/body_overlay.html", context)


def laid_over(client: User, first: UUID, second: UUID) -> dict[str, Any]:
    maps = [body_map_of(client, public_id) for public_id in (first, second)]
    reader = reader_of(client)
    places = [opened_map(body_map, reader).places for body_map in maps]
    lines = overlay(*places)
    return {
        "lines": lines,
        "figure": figure_of_two(lines, usual_of(client, reader)),
        "maps": [map_line(body_map, reader) for body_map in maps],
    }


@require_safe
@client_required
def body_story(request: HttpRequest, client: User, region: str) -> HttpResponse:
    other = other_side(known_place(region))
    context = {
        "name": place_name(region),
        "region": region,
        "lines": story_of(client, [region]),
        "other": other,
        "other_name": place_name(other),
    }
    return render(request, "journal/body_story.html", context)
