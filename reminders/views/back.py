"""Back to the page a small form stood on."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def back_to(request: HttpRequest) -> str:
    """Return the page of ours that the form names, or the settings."""
    page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure())
    is_address = page.startswith("/")  # any other word would be looked up as the name of a page
    return page if is_ours and is_address else reverse("reminders:settings")


def top_of(request: HttpRequest) -> str:
    """Return that page where it says what was done: the small form itself is gone there."""
    return f"{back_to(request)}#main"
