"""The steps a prompt can take now, as buttons; each is one POST."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prompts.actions import (
    publish_prompt,
    restore_version,
    retire_prompt,
    return_prompt,
    review_prompt,
    submit_prompt,
)
from prompts.models import Prompt

State = Prompt.State


class Step(NamedTuple):
    """A button: its address, its words, what it does and what is said afterwards."""

    name: str
    label: str | Promise
    action: Callable[..., object]
    done: str | Promise

    @property
    def url_name(self) -> str:
        return f"admin:prompts_prompt_{self.name}"


SUBMIT = Step("submit", _("Send for review"), submit_prompt, _("Sent for review."))
REVIEW = Step("review", _("Mark as reviewed"), review_prompt, _("Reviewed. It can be published."))
RETURN = Step("return", _("Send back"), return_prompt, _("Sent back as a draft."))
PUBLISH = Step("publish", _("Publish"), publish_prompt, _("Published. People are offered it now."))
RETIRE = Step("retire", _("Retire"), retire_prompt, _("Retired. Nobody is offered it any more."))
RESTORE = Step("restore", _("Take this up again"), restore_version, _("Taken up as a new draft."))
STEPS = (SUBMIT, REVIEW, RETURN, PUBLISH, RETIRE)


def steps_for(prompt: Prompt) -> list[Step]:
    """The buttons that make sense now, the next step first."""
    if prompt.state == State.RETIRED:
        return []
    if prompt.state == State.REVIEWED:
        return [PUBLISH, RETURN, RETIRE]
    if prompt.awaits_review:
        return [REVIEW, RETURN, RETIRE]
    return [SUBMIT, RETIRE] if prompt.state == State.DRAFT else [RETIRE]


def standing_of(prompt: Prompt) -> str:
    """Where a prompt stands, as one phrase."""
    if prompt.awaits_review:
        standing = str(_("draft, waiting for review"))
    else:
        standing = str(prompt.get_state_display())
    live = prompt.live_version
    if live and prompt.state != State.LIVE:
        return str(_("%(standing)s (version %(number)s is live)")) % {
            "standing": standing,
            "number": live.number,
        }
    return standing
