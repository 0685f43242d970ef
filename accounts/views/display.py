"""How pages look on this device; for everybody, logged in or not."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from accounts.doors import posted
from accounts.forms.display import DisplayForm

ONE_YEAR = 365 * 24 * 3600


@require_http_methods(["GET", "HEAD", "POST"])
def display(request: HttpRequest) -> HttpResponse:
    """Choose colours and text size, and go back to where one was."""
    form = DisplayForm(posted(request), initial=_chosen(request))
    if form.is_valid():
        response = HttpResponseRedirect(_back(request))
        for cookie in ("theme", "text_size"):
            response.set_cookie(
                cookie,
                form.cleaned_data[cookie],
                max_age=ONE_YEAR,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response
    context = {"form": form, "next": request.GET.get("next", "")}
    return render(request, "accounts/display.html", context, status=422 if form.is_bound else 200)


def _chosen(request: HttpRequest) -> dict[str, str]:
    return {
        "theme": request.COOKIES.get("theme", "auto"),
        "text_size": request.COOKIES.get("text_size", "normal"),
    }


def _back(request: HttpRequest) -> str:
    url = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return url if safe else reverse("accounts:display")
