"""Another time, a week of rest, or no more: from a mail, without logging in."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from reminders.access import Linked, linked_by
from reminders.actions.postponing import choose
from reminders.actions.taking_back import CAN_BE_TAKEN_BACK, stamp_of, take_back, what_stands
from reminders.forms.later import AGAIN, ANOTHER_TIME, FEWER, LaterForm
from reminders.queries_later import standing


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def later(request: HttpRequest) -> HttpResponse:
    """Ask on opening, do on pressing; afterwards the page says how things stand."""
    token = request.POST.get("t") or request.GET.get("t", "")
    linked = linked_by(token)
    status = 200
    if request.method == "POST":
        form = LaterForm(request.POST)
        if form.is_valid():
            told = {"t": token} | do(linked, **form.cleaned_data)
            return redirect(f"{reverse('reminders:later')}?{urlencode(told)}#stands")
        status = 422
    back = request.GET.get("back", "")
    context = {
        "token": token,
        "back": back if what_stands(linked.reminder, back) else "",
        "stands": standing(linked, request.user, request.GET.get("said", "")),
        "another_time": ANOTHER_TIME,
        "chosen": request.GET.get("chosen", ""),
        "fewer": FEWER,
    }
    return render(request, "reminders/later.html", context, status=status)


def do(linked: Linked, choice: str, back: str) -> dict[str, str]:
    """Do what was pressed; return what the page that follows is told of it."""
    if choice == AGAIN:
        take_back(linked.reminder, back)
        return {"chosen": choice}
    outcome = choose(linked.reminder, linked.occurrence, choice)
    if outcome in CAN_BE_TAKEN_BACK:
        return {"chosen": choice, "back": stamp_of(linked.reminder, outcome)}
    return {"said": outcome} if outcome in ("enough", "quiet") else {"chosen": choice}
