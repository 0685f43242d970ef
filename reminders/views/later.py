"""Another time, a week of rest, or no more: from a mail, without logging in."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from reminders.access import linked_by
from reminders.actions.postponing import choose
from reminders.forms.later import ANOTHER_TIME, FEWER, LaterForm
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
            choice = form.cleaned_data["choice"]
            outcome = choose(linked.reminder, linked.occurrence, choice)
            stays = outcome in ("enough", "quiet")
            told = {"t": token} | ({"said": outcome} if stays else {"chosen": choice})
            return redirect(f"{reverse('reminders:later')}?{urlencode(told)}#stands")
        status = 422
    context = {
        "token": token,
        "stands": standing(linked, request.user, request.GET.get("said", "")),
        "another_time": ANOTHER_TIME,
        "chosen": request.GET.get("chosen", ""),
        "fewer": FEWER,
    }
    return render(request, "reminders/later.html", context, status=status)
