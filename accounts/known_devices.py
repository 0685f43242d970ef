"""The browser a person writes in, known by a secret in its cookie.

One row for each browser and person. A log-in remembers its row, so that no page asks for it again.
"""

import hashlib
import re
import secrets
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from accounts.actions.devices import (
    LABEL,
    REMEMBERED,
    anybody_writes_in,
    meet_device,
    rename_browser,
    take_over,
    writes_in,
)
from accounts.models import Device, User
from encryption.for_worker import open_for_worker

LASTS = 400 * 24 * 3600  # seconds: as long as a browser keeps any cookie
HOLDS = "holds_words"  # in the log-in
WHOSE = "whose"  # in every form
A_SECRET = re.compile(r"[\w-]{43}")
WRITERS = frozenset({User.Role.CLIENT, User.Role.THERAPIST})


def digest_of(secret: str) -> UUID:
    """Half of a SHA-256: it finds the row, and cannot be turned back into the cookie."""
    return UUID(bytes=hashlib.sha256(secret.encode()).digest()[:16])


def secret_of(request: HttpRequest) -> str:
    """Return what the browser's cookie says, if it looks like one of ours."""
    said = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    return said if A_SECRET.fullmatch(said) else ""


def known_secret_of(request: HttpRequest) -> str:
    """Return the cookie's secret if somebody writes here; what we did not give is not taken up."""
    secret = secret_of(request)
    return secret if secret and anybody_writes_in(digest_of(secret)) else ""


def remembered_device(request: HttpRequest) -> str:
    """Return the id of this browser's row as the log-in remembers it; empty when it does not."""
    whose, digest, device_id = request.session.get(REMEMBERED, ("", "", ""))
    secret = secret_of(request)
    is_here = bool(secret) and digest == str(digest_of(secret)) and whose == request.user.pk
    return str(device_id) if is_here else ""


def recognise(request: HttpRequest, person: User) -> str:
    """Find or make the row of this browser; return the secret to set, empty when all is known."""
    if remembered_device(request):
        return ""
    secret = known_secret_of(request) or secrets.token_urlsafe(32)
    request.COOKIES[settings.DEVICE_COOKIE_NAME] = secret  # for the rest of this request
    device = meet_device(person, digest_of(secret))
    remember(request, person, device)
    return secret


def device_here(request: HttpRequest, person: User) -> Device:
    """Return the row of this browser; one that was forgotten meanwhile is made anew."""
    device = Device.objects.of(person).filter(public_id=remembered_device(request)).first()
    if device is None:
        del request.session[REMEMBERED]
        recognise(request, person)
        device = Device.objects.get(public_id=remembered_device(request))
    return device


def known_again(request: HttpRequest, person: User, claimed: Iterable[UUID]) -> Device:
    """Return the row of this browser, or the one it was known by before it lost its cookie."""
    device = take_over(device_here(request, person), claimed)
    remember(request, person, device)
    return device


def remember(request: HttpRequest, person: User, device: Device) -> None:
    session: Any = request.session
    session[REMEMBERED] = (person.pk, str(device.digest), str(device.public_id))
    session[HOLDS] = device.held_words.exists()


def secret_after_leaving(request: HttpRequest, person: User) -> str:
    """Return the secret a browser keeps when a log-in ends in it; empty when it keeps none.

    Whoever logged out is forgotten here: the others are known by a new one from now on.
    """
    secret = secret_of(request)
    if not secret or writes_in(person, digest_of(secret)):
        return secret
    fresh = secrets.token_urlsafe(32)
    return fresh if rename_browser(digest_of(secret), digest_of(fresh)) else ""


def mark_of(device_id: str) -> str:
    """What a form says of whose it is: this person's in this browser, until they log out."""
    return salted_hmac("accounts.whose_form", device_id, algorithm="sha256").hexdigest()[:32]


def set_cookie(response: HttpResponse, secret: str, *, is_secure: bool) -> None:
    """Let the browser remember its secret; no script can read it."""
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        secret,
        max_age=LASTS,
        httponly=True,
        secure=is_secure or settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def half_of(device: Device) -> str:
    """Return the server's half of the key to the drafts in this browser, in base64."""
    return open_for_worker(LABEL, device.public_id, device.half_box)
