"""Where a role that needs a second step is led until it has one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.doors import login_required
from accounts.models import User


@require_safe
@login_required
def second_step(request: HttpRequest, person: User) -> HttpResponse:
    """Say why, and lead to an authenticator app or a passkey."""
    return render(request, "accounts/second_step.html")
