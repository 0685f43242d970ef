"""What every response carries, what a request leaves in the log, and how long a log-in lasts."""

import logging
import time
import uuid
from collections.abc import Callable, Collection
from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from integration_journal.logs import request_id, route_of

logger = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]

WHY_ENDED = _("A log-in ends after a while, so that nobody else reads on. You can log in again.")
QUIET_ROUTES = {"healthz", "readyz"}
ALL_OFF = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
    "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid",
    "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials",
    "payment", "picture-in-picture", "screen-wake-lock", "serial", "sync-xhr", "usb",
    "window-management", "xr-spatial-tracking",
)  # fmt: skip
ON_EVERY_RESPONSE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": settings.X_FRAME_OPTIONS,
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def permissions(allowed: Collection[str]) -> str:
    """Switch everything off but what the page asked for (`accounts.allowing`)."""
    return ", ".join(f"{each}=({'self' if each in allowed else ''})" for each in ALL_OFF)


class RequestLog:
    """Log each request by the page's name: no path, no address, no person."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        token = request_id.set(uuid.uuid4().hex[:16])
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = request_id.get()
            self._log(request, response, round((time.perf_counter() - began) * 1000))
            return response
        finally:
            request_id.reset(token)

    def _log(self, request: HttpRequest, response: HttpResponse, ms: int) -> None:
        is_static = request.path_info.startswith(settings.STATIC_URL)
        route = "static" if is_static else route_of(request)
        level = logging.DEBUG if is_static or route in QUIET_ROUTES else logging.INFO
        said = {"method": request.method, "route": route, "status": response.status_code, "ms": ms}
        logger.log(level, "request", extra={"said": said})


class Headers:
    """Set the headers every response carries, and keep pages out of every cache."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in ON_EVERY_RESPONSE.items():
            response.headers.setdefault(name, value)
        response.headers["Permissions-Policy"] = permissions(getattr(response, "may_use", ()))
        if not self._is_static_file(request, response):
            patch_cache_control(response, no_store=True)
        if self._ended_a_log_in(request):
            self._clear_cookies(request, response)
        return response

    def _clear_cookies(self, request: HttpRequest, response: HttpResponse) -> None:
        """Clear all; but a browser somebody else's words are kept in stays known for them."""
        device = settings.DEVICE_COOKIE_NAME
        if device not in response.cookies or not response.cookies[device].value:
            response.headers["Clear-Site-Data"] = '"cookies"'
            return
        for name in set(request.COOKIES) - {device}:
            response.delete_cookie(name)

    def _is_static_file(self, request: HttpRequest, response: HttpResponse) -> bool:
        return request.path_info.startswith(settings.STATIC_URL) and response.status_code < 400

    def _ended_a_log_in(self, request: HttpRequest) -> bool:
        if route_of(request) != "account_logout" or request.method != "POST":
            return False
        return not request.user.is_authenticated


class ContentPolicy(CSPMiddleware):
    """The strict policy; Trusted Types everywhere but in the admin, whose jQuery it breaks."""

    WITHOUT_TRUSTED_TYPES = {"require-trusted-types-for": None, "trusted-types": None}

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the policy of one response."""
        parts: PolicyParts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith("/curate/"):
            parts.replace = {**(parts.replace or {}), **self.WITHOUT_TRUSTED_TYPES}
        return parts


class SessionLimits:
    """End a log-in that was left alone, or that lasted too long; the page then asks again."""

    NOTED_EVERY = 60  # seconds: not a write on every page

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            self._check(request, request.user, int(time.time()))
        return self.get_response(request)

    def _check(self, request: HttpRequest, person: User, now: int) -> None:
        idle, absolute = settings.SESSION_LIMITS[person.role]
        session: Any = request.session
        began, used = session.get("began_at", now), session.get("used_at", now)
        if now - used > idle or now - began > absolute:
            logout(request)
            messages.info(request, WHY_ENDED)
        elif "began_at" not in session or now - used >= self.NOTED_EVERY:
            session["began_at"], session["used_at"] = began, now
