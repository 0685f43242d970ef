"""Around every request: the person's own clock, when they were last here, a second step where a
role asks for one, and an honest answer when a part we lean on is away.
"""

import logging
import time
from collections.abc import Callable
from smtplib import SMTPException
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.middleware import UserSessionsMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from redis.exceptions import RedisError

from accounts.arriving import note_arrival
from accounts.known_devices import (
    WRITERS,
    recognise,
    secret_after_leaving,
    secret_of,
    set_cookie,
)
from accounts.models import User
from accounts.places import clock

logger = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]
SECOND_STEPS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class PersonalClock:
    """Show dates and times in the person's own time zone."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, User):
            return self.get_response(request)
        with timezone.override(clock(request.user.time_zone)):
            return self.get_response(request)


class LastSeen(UserSessionsMiddleware):
    """Keep the list of one's log-ins fresh to five minutes, not by a write on every page."""

    EVERY = 300

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, User) or self._is_fresh(request):
            response: HttpResponse = self.get_response(request)
            return response
        request.session["seen_at"] = int(time.time())
        return super().__call__(request)  # type: ignore[no-any-return]

    def _is_fresh(self, request: HttpRequest) -> bool:
        seen_at: float = request.session.get("seen_at", 0)
        return time.time() - seen_at < self.EVERY


class KnownDevice:
    """Know the browser of whoever writes, and tell it which of its forms arrived."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if not isinstance(person, User) or person.role not in WRITERS:
            return self.get_response(request)
        said = secret_of(request)
        is_new = bool(recognise(request, person))
        response = self.get_response(request)
        if not request.user.is_authenticated:
            self._logged_out(request, response, person)
            return response
        note_arrival(request, response, person)
        secret = secret_of(request)
        if is_new or secret != said:  # its row may be made anew by the page, too
            set_cookie(response, secret, is_secure=request.is_secure())
        return response

    def _logged_out(self, request: HttpRequest, response: HttpResponse, person: User) -> None:
        """Forget the browser, unless words are kept in it that still open: then it stays known."""
        if secret := secret_after_leaving(request, person):
            set_cookie(response, secret, is_secure=request.is_secure())
        else:
            response.delete_cookie(settings.DEVICE_COOKIE_NAME, samesite="Lax")


class SecondFactor:
    """Lead roles that need a second step to its set-up, until they have one."""

    OPEN_ROOMS = ("account_", "mfa_")
    OPEN_PAGES = frozenset(
        {
            "help",
            "leaving",
            "leave",
            "service-worker",
            "healthz",
            "readyz",
            "offline-write",
            "accounts:display",
            "accounts:second-step",
        }
    )

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Let the request through, or answer in its place."""
        if self._is_open(request) or not self._is_missing(request):
            return None
        return redirect("accounts:second-step")

    def _is_open(self, request: HttpRequest) -> bool:
        name = request.resolver_match.view_name if request.resolver_match else ""
        return name in self.OPEN_PAGES or name.startswith(self.OPEN_ROOMS)

    def _is_missing(self, request: HttpRequest) -> bool:
        person = request.user
        if not isinstance(person, User) or person.role not in settings.MFA_REQUIRED_ROLES:
            return False
        return not is_mfa_enabled(person, types=SECOND_STEPS)


class PartsAway:
    """Answer 503 when Redis or the mail server is away: limits are kept or nothing is done.

    Only pages that count attempts or send mail lean on these two; other pages never meet this.
    """

    AWAY = (RedisError, SMTPException, ConnectionError, TimeoutError)

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn the absence of a part into words; let every other error pass."""
        if not isinstance(error, self.AWAY):
            return None
        logger.warning("A part is away: %s", type(error).__name__)
        response = render(request, "accounts/parts_away.html", status=503)
        response.headers["Retry-After"] = "60"
        return response
