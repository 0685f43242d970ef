"""Pages that may use a device of the person's: every other page has them all switched off."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from django.http import HttpResponse

P = ParamSpec("P")
View = Callable[P, HttpResponse]


def may_use(*features: str) -> Callable[[View[P]], View[P]]:
    """Let a page ask for these, as the `Permissions-Policy` header names them.

    The middleware that sets the header reads it from the response. The browser still asks.
    """

    def allowing(view: View[P]) -> View[P]:
        @wraps(view)
        def allowed(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            response = view(*args, **kwargs)
            response.may_use = features  # type: ignore[attr-defined]
            return response

        return allowed

    return allowing


records = may_use("microphone", "screen-wake-lock")
