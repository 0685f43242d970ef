"""Limits on guessing, counted in Redis by allauth's own limiter. Without Redis: no guesses."""

from allauth.core import ratelimit
from django.http import HttpRequest


def may_try_a_code(request: HttpRequest) -> bool:
    """Count one try of a short code; False when there were too many (see settings)."""
    return bool(ratelimit.consume(request, action="invitation_code", user=request.user))
