"""The private calendar: its address is its key."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import client_required
from accounts.models import User
from reminders.access import client_of_feed
from reminders.actions.choosing import make_feed, stop_feed
from reminders.feed import calendar_of, etag_of
from reminders.said import to_settings


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer a calendar program; what it holds already is not sent again."""
    calendar = calendar_of(client_of_feed(secret), now=timezone.now())
    etag = etag_of(calendar)
    answer = HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
    answer["ETag"] = etag
    answer["Content-Disposition"] = 'inline; filename="moments.ics"'
    found: HttpResponse = get_conditional_response(request, etag=etag, response=answer) or answer
    return found


@require_POST
@client_required
def feed_make(request: HttpRequest, client: User) -> HttpResponse:
    made = make_feed(by=client)
    return redirect(to_settings(f"calendar-{made}") if made else "reminders:settings")


@require_POST
@client_required
def feed_stop(request: HttpRequest, client: User) -> HttpResponse:
    stop_feed(by=client)
    return redirect(to_settings("calendar-stopped"))
