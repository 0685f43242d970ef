"""An intention, one question a screen. Every screen keeps what it asked; each can be the last."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.doors import client_required, posted
from accounts.models import User
from practices.access_intentions import intention_of
from practices.actions.intentions import edit_intention
from practices.errors import WrittenElsewhere
from practices.forms.intentions import STEPS, IntentionForm
from practices.queries.intentions import insight_behind, opened_intention, reminds


@dataclass(frozen=True)
class Screen:
    """Which of the questions this is, and what lies before and after it."""

    public_id: UUID
    step: str

    @property
    def number(self) -> int:
        return list(STEPS).index(self.step) + 1

    @property
    def total(self) -> int:
        return len(STEPS)

    @property
    def back(self) -> str:
        return self.url_of(self.number - 2) if self.number > 1 else self.url_of(self.total)

    @property
    def onward(self) -> str:
        return self.url_of(self.number)

    @property
    def is_last(self) -> bool:
        return self.number == self.total

    def url_of(self, place: int) -> str:
        """The screen at a place, counted from 0; past the last one, the intention's own page."""
        if place >= self.total:
            return reverse("practices:intention", args=[self.public_id])
        return reverse("practices:intention-step", args=[self.public_id, list(STEPS)[place]])


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def intention_step(request: HttpRequest, client: User, public_id: UUID, step: str) -> HttpResponse:
    row = intention_of(client, public_id)
    if step not in STEPS:
        raise Http404
    line, screen = opened_intention(client, row), Screen(public_id, step)
    form = IntentionForm.filled(
        row, line.document, posted(request), reminds=reminds(row), names=STEPS[step]
    )
    context = {"form": form, "line": line, "screen": screen, "insight": insight_behind(client, row)}
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            edit_intention(row, form.writing(), by=client)
            return redirect(way_on(request, screen))
        except WrittenElsewhere as other:
            form.take_newer_revision(other.revision)
            context["saved"], status = other.saved, 409
    return render(request, "practices/intention_step.html", context, status=status)


def way_on(request: HttpRequest, screen: Screen) -> str:
    """The next question, or the intention's page for whoever has enough."""
    has_enough = request.POST.get("then_on") == "enough"
    return screen.url_of(screen.total) if has_enough else screen.onward
