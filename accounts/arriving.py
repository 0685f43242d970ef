"""A form that arrived: what was held for it goes, and the browser may forget what it kept."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.actions.held_words import let_go
from accounts.models import User

COOKIE = "arrived"  # read by the page that follows: ids that mean nothing to anybody else
A_FORM = ("application/x-www-form-urlencoded", "multipart/form-data")
MOST, SECONDS = 5, 600


def note_arrival(request: HttpRequest, response: HttpResponse, person: User) -> None:
    """A form that leads on was taken; one that comes back with an error was not."""
    if request.method != "POST" or response.status_code not in {302, 303}:
        return
    if request.content_type not in A_FORM or was_led_away(response):
        return
    if is_id(held := request.POST.get("held_id", "")):
        let_go(person, held)
    if is_id(kept := request.POST.get("kept_id", "")):
        before = [one for one in request.COOKIES.get(COOKIE, "").split(".") if is_id(one)]
        response.set_cookie(
            COOKIE,
            ".".join([*before, kept][-MOST:]),
            max_age=SECONDS,
            secure=request.is_secure(),
            samesite="Strict",
        )


def was_led_away(response: HttpResponse) -> bool:
    """Whether the page never saw the form: its person has to set up a second step first."""
    return response.headers.get("Location") == reverse("accounts:second-step")


def is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
