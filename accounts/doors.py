"""The doors of pages: who may come in, and as whom.

A view behind a door is given the person as its second argument. Nobody logged in: the log-in
page. Another role: 404, as if the page were not there.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

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
                return redirect_to_login(request.get_full_path())
            if request.user.role not in roles:
                raise Http404
            return view(request, request.user, *args, **kwargs)

        return guarded

    return door


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, be it nothing at all; None while it is only looked at."""
    return request.POST if request.method == "POST" else None


client_required = role_required(User.Role.CLIENT)
therapist_required = role_required(User.Role.THERAPIST)
login_required = role_required(*User.Role.values)
