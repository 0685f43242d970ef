"""Show a new invitation's secrets once: they ride in the therapist's own signed cookie from the
answer that made them to the page that shows them, and are kept nowhere on our side.
"""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.actions.invitations import NewInvitation

COOKIE = "new_invitation"
SECONDS = 120


class Shown(NamedTuple):
    """What the page shows."""

    link: str
    code: str


def hand_over(response: HttpResponse, new: NewInvitation | None) -> None:
    """Put the secrets into the answer, or take them away again."""
    path = reverse("accounts:invitations")
    if new is None:
        response.delete_cookie(COOKIE, path=path, samesite="Lax")
        return
    response.set_signed_cookie(
        COOKIE,
        f"{new.link_secret} {new.code}",
        max_age=SECONDS,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def take_over(request: HttpRequest) -> Shown | None:
    """Read the secrets a moment after they were made; None at any other time."""
    value = request.get_signed_cookie(COOKIE, default="", max_age=SECONDS)
    if not value:
        return None
    secret, code = value.split(" ")
    path = reverse("accounts:invitation-open", args=[secret])
    return Shown(settings.SITE_URL + path, code)
