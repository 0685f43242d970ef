"""From a mail: opening the plan, pausing without logging in, and starting again after it."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required, to_log_in
from accounts.models import User
from reminders.access import client_of_link
from reminders.actions import answered, pause_all, resume_all
from reminders.actions.postponing import WEEK, rest_a_week
from reminders.forms.later import ALL_OF_THEM, PauseForm
from reminders.queries_later import all_standing

ONE_CLICK = "One-Click"


@require_safe
def open_plan(request: HttpRequest) -> HttpResponse:
    """Lead from a mail to the plan, by way of the log-in; the mail's link says less this way.

    Whoever arrives has come, and that counts as an answer; a program that opens links has not.
    """
    if not isinstance(request.user, User):
        return to_log_in(request)
    if request.user.is_client:
        answered(request.user)
    return redirect("practices:plan")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: HttpRequest) -> HttpResponse:
    """Ask on opening, stop on pressing: a mail program that opens links changes nothing."""
    token = request.POST.get("t") or request.GET.get("t", "")
    client = client_of_link(token)
    status = 200
    if request.method == "POST":
        form = PauseForm(request.POST)
        if form.is_valid():
            rest(client, form.cleaned_data["choice"])
            return redirect(f"{to_pause(token)}#stands")
        status = 422
    context = {
        "token": token,
        "choices": ALL_OF_THEM,
        "stands": all_standing(client),
        "is_theirs": request.user == client,
    }
    return render(request, "reminders/pause.html", context, status=status)


def rest(client: User, choice: str) -> None:
    if choice == WEEK:
        rest_a_week(client)
    else:
        pause_all(client=client)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest) -> HttpResponse:
    """One click in the mail program (RFC 8058): it has no cookie, the token is the authority."""
    token = request.GET.get("t", "")
    client = client_of_link(token)
    if request.method != "POST" or request.POST.get("List-Unsubscribe") != ONE_CLICK:
        return redirect(to_pause(token))
    pause_all(client=client)
    return HttpResponse(status=204)


@require_POST
@client_required
def resume(request: HttpRequest, client: User) -> HttpResponse:
    resume_all(by=client, client=client)
    return redirect("practices:plan")


def to_pause(token: str) -> str:
    return f"{reverse('reminders:pause')}?{urlencode({'t': token})}"
