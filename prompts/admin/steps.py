"""The steps a prompt can take now, as buttons; each is one POST."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseNotAllowed,
)
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from prompts.actions import (
    publish_prompt,
    restore_version,
    retire_prompt,
    return_prompt,
    review_prompt,
    schedule_prompt,
    submit_prompt,
    unschedule_prompt,
)
from prompts.admin.forms import ReasonForm, RestoreForm, StepForm, TimeForm
from prompts.admin.pages import Desk, at, prompt_or_404
from prompts.errors import CuratingRefused
from prompts.models import Prompt

State = Prompt.State


class Step(NamedTuple):
    """A button: its address, its words, what it does and what is said afterwards."""

    name: str
    label: str | Promise
    action: Callable[..., object]
    done: str | Promise
    form: type[StepForm] = StepForm
    look: str = "button-quiet"

    @property
    def url_name(self) -> str:
        """Where its button sends."""
        return f"admin:prompts_prompt_{self.name}"

    @property
    def blank(self) -> StepForm | None:
        """What is asked before the step is taken, if anything is."""
        return self.form(auto_id=f"{self.name}_%s") if self.form is not StepForm else None


SUBMIT = Step("submit", _("Send for review"), submit_prompt, _("Sent for review."), look="")
REVIEW = Step(
    "review",
    _("I agree: mark as reviewed"),
    review_prompt,
    _("Reviewed. It can be published."),
    look="",
)
RETURN = Step("return", _("Send back"), return_prompt, _("Sent back as a draft."), ReasonForm)
PUBLISH = Step(
    "publish",
    _("Publish now"),
    publish_prompt,
    _("Published. People are offered it now."),
    look="",
)
SCHEDULE = Step(
    "schedule", _("Publish later"), schedule_prompt, _("It publishes itself then."), TimeForm
)
UNSCHEDULE = Step(
    "unschedule",
    _("Take the set time away"),
    unschedule_prompt,
    _("It waits for a curator again."),
)
RETIRE = Step(
    "retire",
    _("Retire"),
    retire_prompt,
    _("Retired. Nobody is offered it any more."),
    look="button-plain",
)
RESTORE = Step(
    "restore", _("Take this up again"), restore_version, _("Taken up as a new draft."), RestoreForm
)
STEPS = (SUBMIT, REVIEW, RETURN, PUBLISH, SCHEDULE, UNSCHEDULE, RETIRE, RESTORE)


def urls(desk: Desk) -> list[URLPattern]:
    """One address per step."""
    return [
        at(
            desk,
            f"<int:object_id>/{step.name}/",
            partial(take_step, step=step),
            f"prompts_prompt_{step.name}",
            needs="change",
        )
        for step in STEPS
    ]


def take_step(desk: Desk, request: HttpRequest, object_id: int, step: Step) -> HttpResponse:
    """Do one step to the version the curator was looking at."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    prompt = prompt_or_404(desk, request, object_id)
    form = step.form(request.POST)
    if not form.is_valid():
        return _refused_form(request, form, object_id)
    try:
        step.action(by=request.user, prompt=prompt, **form.cleaned_data)
    except CuratingRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, str(step.done))
    return redirect("admin:prompts_prompt_change", object_id)


def _refused_form(request: HttpRequest, form: StepForm, object_id: int) -> HttpResponse:
    """A page that says no version is broken; a field left out is only forgotten."""
    if {"number", "old"} & set(form.errors):
        return HttpResponseBadRequest()
    for complaints in form.errors.values():
        messages.warning(request, str(complaints[0]))
    return redirect("admin:prompts_prompt_change", object_id)


def steps_for(prompt: Prompt, user: Any) -> list[Step]:
    """The buttons that make sense now, the next step first."""
    if prompt.state == State.RETIRED:
        return []
    if prompt.publish_at:
        return [UNSCHEDULE, PUBLISH, RETURN, RETIRE]
    if prompt.state == State.REVIEWED:
        return [PUBLISH, SCHEDULE, RETURN, RETIRE]
    if prompt.awaits_review:
        return [RETURN, RETIRE] if prompt.drafted_by_id == user.pk else [REVIEW, RETURN, RETIRE]
    return [SUBMIT, RETIRE] if prompt.state == State.DRAFT else [RETIRE]


def next_word(prompt: Prompt, user: Any) -> str:
    """What happens next, in a sentence."""
    if prompt.state == State.RETIRED:
        return _now("Nobody is offered it. To use it again, change it, or take up a version.")
    if prompt.publish_at:
        return _now("Nothing more to do: it publishes itself.")
    if prompt.state == State.REVIEWED:
        return _now("A second curator agreed. Publish it now, or set a time.")
    if prompt.awaits_review:
        mine = prompt.drafted_by_id == user.pk
        theirs = _now("Read it below. If it is good, say so; if not, send it back with a reason.")
        return _now("A second curator reads it now. You can go on.") if mine else theirs
    if prompt.state == State.DRAFT:
        return _now("When the words are right, send it for review. A second curator reads it.")
    return _now("People are offered it. A change starts a new draft; they go on seeing this one.")


def standing_of(prompt: Prompt) -> str:
    """Where a prompt stands, as one phrase."""
    live = prompt.live_version
    if live and prompt.state != State.LIVE:
        return _now("%(standing)s (version %(number)s is live)") % {
            "standing": _state_of(prompt),
            "number": live.number,
        }
    return _state_of(prompt)


def _state_of(prompt: Prompt) -> str:
    if prompt.publish_at:
        when = date_format(timezone.localtime(prompt.publish_at), "DATETIME_FORMAT")
        return _now("reviewed, publishes itself on %(when)s") % {"when": when}
    if prompt.awaits_review:
        return _now("draft, waiting for review")
    return str(prompt.get_state_display())
