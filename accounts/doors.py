"""The doors of pages: who may come in, and as whom.

A view behind a door is given the person as its second argument. Nobody logged in: the log-in
page. Another role: 404, as if the page were not there.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.holding import fate_of
from accounts.models import User

P = ParamSpec("P")
Inside = Callable[Concatenate[HttpRequest, User, P], HttpResponse]
Outside = Callable[Concatenate[HttpRequest, P], HttpResponse]


def role_required(*roles: str) -> Callable[[Inside[P]], Outside[P]]:
    """Let in people who have one of these roles."""

    def door(view: Inside[P]) -> Outside[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not isinstance(request.user, User):
                return to_log_in(request)
            if request.user.role not in roles:
                raise Http404
            return view(request, request.user, *args, **kwargs)

        return guarded

    return door


def to_log_in(request: HttpRequest) -> HttpResponse:
    """Lead to the log-in; words that were sent are held for then, or else shown at once."""
    fate = fate_of(request)
    if fate.is_held:
        return redirect_to_login(reverse("accounts:held"))
    if fate.words and not fate.kept_id:
        return render(request, "stale_form.html", {"fate": fate}, status=403)
    return redirect_to_login(way_back(request))


def way_back(request: HttpRequest) -> str:
    """Return where logging in leads: this page, or the one whose form was sent from it."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure()):
        return reverse("home")
    return urlsplit(page)._replace(scheme="", netloc="").geturl()


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, be it nothing at all; None while it is only looked at."""
    return request.POST if request.method == "POST" else None


client_required = role_required(User.Role.CLIENT)
therapist_required = role_required(User.Role.THERAPIST)
login_required = role_required(*User.Role.values)
