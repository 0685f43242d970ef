"""The steps a practice can take now, as buttons; each is one POST."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from practices.actions import curating
from practices.admin.pages import Desk, practice_or_404
from practices.models import Practice, PracticeVersion
from prompts.admin.forms import ReasonForm, RestoreForm, StepForm, TimeForm
from prompts.admin.pages import at
from prompts.errors import CuratingRefused

State = Practice.State
Way = PracticeVersion.Way


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
        return f"admin:practices_practice_{self.name}"

    @property
    def blank(self) -> StepForm | None:
        """What is asked before the step is taken, if anything is."""
        return self.form(auto_id=f"{self.name}_%s") if self.form is not StepForm else None


SUBMIT = Step(
    "submit", _("Send for review"), curating.submit_practice, _("Sent for review."), look=""
)
REVIEW = Step(
    "review",
    _("I agree: mark as reviewed"),
    curating.review_practice,
    _("Reviewed. It can be published."),
    look="",
)
RETURN = Step(
    "return", _("Send back"), curating.return_practice, _("Sent back as a draft."), ReasonForm
)
PUBLISH = Step(
    "publish",
    _("Publish now"),
    curating.publish_practice,
    _("Published. People are offered it now."),
    look="",
)
SCHEDULE = Step(
    "schedule",
    _("Publish later"),
    curating.schedule_practice,
    _("It publishes itself then."),
    TimeForm,
)
UNSCHEDULE = Step(
    "unschedule",
    _("Take the set time away"),
    curating.unschedule_practice,
    _("It waits for a curator again."),
)
RETIRE = Step(
    "retire",
    _("Retire"),
    curating.retire_practice,
    _("Retired. Nobody is offered it any more."),
    look="button-plain",
)
RESTORE = Step(
    "restore",
    _("Take this up again"),
    curating.restore_version,
    _("Taken up as a new draft."),
    RestoreForm,
)
STEPS = (SUBMIT, REVIEW, RETURN, PUBLISH, SCHEDULE, UNSCHEDULE, RETIRE, RESTORE)
STEPS_OF: dict[str, tuple[Step, ...]] = {
    Way.WRITING: (SUBMIT,),
    Way.SUBMITTED: (REVIEW, RETURN),
    Way.REVIEWED: (PUBLISH, SCHEDULE, RETURN),
    Way.SCHEDULED: (UNSCHEDULE, PUBLISH, RETURN),
    Way.PUBLISHED: (),
}
WORDS: dict[str, str | Promise] = {
    Way.WRITING: _("When the words are right, send it for review. A second curator reads it."),
    Way.SUBMITTED: _("A second curator reads it now, and agrees or sends it back with a reason."),
    Way.REVIEWED: _("A second curator agreed. Publish it now, or set a time."),
    Way.SCHEDULED: _("Nothing more to do: it publishes itself."),
    Way.PUBLISHED: _(
        "People are offered it. A change starts a new draft; they go on seeing this one."
    ),
}


def urls(desk: Desk) -> list[URLPattern]:
    """One address per step."""
    return [
        at(
            desk,
            f"<int:object_id>/{step.name}/",
            partial(take_step, step=step),
            f"practices_practice_{step.name}",
            needs="change",
        )
        for step in STEPS
    ]


def take_step(desk: Desk, request: HttpRequest, object_id: int, step: Step) -> HttpResponse:
    """Do one step to the version the curator was looking at."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    practice = practice_or_404(desk, request, object_id)
    form = step.form(request.POST)
    if {"number", "old"} & set(form.errors):
        return HttpResponseBadRequest()
    if form.errors:
        messages.warning(request, str(next(iter(form.errors.values()))[0]))
        return redirect("admin:practices_practice_change", object_id)
    try:
        step.action(by=request.user, practice=practice, **form.cleaned_data)
    except CuratingRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, str(step.done))
    return redirect("admin:practices_practice_change", object_id)


def steps_for(practice: Practice, user: Any) -> list[Step]:
    """The buttons that make sense now, the next step first."""
    latest = practice.latest_version
    if latest is None or practice.state == State.RETIRED:
        return []
    mine = latest.author_id == user.pk
    steps = [step for step in STEPS_OF[latest.way] if not (mine and step is REVIEW)]
    return [*steps, RETIRE]


def next_word(practice: Practice) -> str:
    """What happens next, in a sentence."""
    if practice.state == State.RETIRED:
        return _now("Nobody is offered it. To use it again, change it, or take up a version.")
    return str(WORDS[practice.latest_version.way]) if practice.latest_version else ""


def standing_of(practice: Practice) -> str:
    """Where a practice stands, as one phrase."""
    latest = practice.latest_version
    if latest is None or practice.state == State.RETIRED or latest.way == Way.PUBLISHED:
        return str(practice.get_state_display())
    standing = str(latest.way.label)
    if latest.publish_at:
        when = date_format(timezone.localtime(latest.publish_at), "DATETIME_FORMAT")
        standing = _now("%(standing)s on %(when)s") % {"standing": standing, "when": when}
    if practice.is_live:
        return _now("%(standing)s (people see an earlier version)") % {"standing": standing}
    return standing
