"""An intention, one question a screen. Every screen keeps what it asked; each can be the last."""

from dataclasses import dataclass, replace
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
    is_met: bool = True  # something may get in the way, so what then is asked too

    @property
    def number(self) -> int:
        return list(STEPS).index(self.step) + 1

    @property
    def total(self) -> int:
        return len(STEPS)

    @property
    def back(self) -> str:
        steps = self.asked[: self.asked.index(self.step)]
        return self.url_of(steps[-1]) if steps else self.own_page

    @property
    def onward(self) -> str:
        steps = self.asked[self.asked.index(self.step) + 1 :]
        return self.url_of(steps[0]) if steps else self.own_page

    @property
    def asked(self) -> list[str]:
        """The questions in their order; the one that leans on an empty answer is left out."""
        return [each for each in STEPS if self.is_met or each != "then" or self.step == "then"]

    @property
    def is_last(self) -> bool:
        return self.number == self.total

    @property
    def own_page(self) -> str:
        return reverse("practices:intention", args=[self.public_id])

    def url_of(self, step: str) -> str:
        return reverse("practices:intention-step", args=[self.public_id, step])


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def intention_step(request: HttpRequest, client: User, public_id: UUID, step: str) -> HttpResponse:
    row = intention_of(client, public_id)
    if step not in STEPS:
        raise Http404
    line = opened_intention(client, row)
    screen = Screen(public_id, step, is_met=bool(line.document.obstacle))
    form = IntentionForm.filled(
        row, line.document, posted(request), reminds=reminds(row), names=STEPS[step]
    )
    context = {"form": form, "line": line, "screen": screen, "insight": insight_behind(client, row)}
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            edit_intention(row, form.writing(), by=client)
            is_met = bool(form.cleaned_data.get("obstacle", line.document.obstacle))
            return redirect(way_on(request, replace(screen, is_met=is_met)))
        except WrittenElsewhere as other:
            form.take_newer_revision(other.revision)
            context["saved"], status = other.saved, 409
    return render(request, "practices/intention_step.html", context, status=status)


def way_on(request: HttpRequest, screen: Screen) -> str:
    """The next question, or the intention's page for whoever has enough."""
    has_enough = request.POST.get("then_on") == "enough"
    return screen.own_page if has_enough else screen.onward
