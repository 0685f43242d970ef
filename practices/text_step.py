"""Text a step larger while everything is lighter, on the device that asked; then as before."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

SIZE, BEFORE = "text_size", "text_size_before"
LARGER = {"large": "larger", "larger": "larger"}
ONE_YEAR = 365 * 24 * 3600


def step_up(request: HttpRequest, response: HttpResponse) -> None:
    """Write a step larger, and remember what it was; once, however often it is asked."""
    if BEFORE in request.COOKIES:
        return
    size = request.COOKIES.get(SIZE, "normal")
    keep(response, BEFORE, size)
    keep(response, SIZE, LARGER.get(size, "large"))


def step_back(request: HttpRequest, response: HttpResponse) -> None:
    """Write as large as before."""
    if before := request.COOKIES.get(BEFORE):
        keep(response, SIZE, before)
        response.delete_cookie(BEFORE)


def keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=ONE_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
