"""Publishing at a set time. The rows are the queue: a due prompt is found and published."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from prompts.actions.curating import hold, make_live, must_be, must_be_sound, note
from prompts.errors import CuratingRefused
from prompts.models import Prompt

State = Prompt.State
logger = logging.getLogger(__name__)


@transaction.atomic
def schedule_prompt(*, by: User, prompt: Prompt, number: int, publish_at: datetime) -> None:
    """Let a reviewed wording wait for its time; a second time set replaces the first."""
    held = hold(prompt, number)
    must_be(held, State.REVIEWED)
    must_be_sound(held)
    if publish_at <= timezone.now():
        raise CuratingRefused(_("This time has passed. Set a later one, or publish it now."))
    held.publish_at = publish_at
    held.save(update_fields=["publish_at"])
    note(held, by, "scheduled")


@transaction.atomic
def unschedule_prompt(*, by: User, prompt: Prompt, number: int) -> None:
    """Let it wait for a curator again."""
    held = hold(prompt, number)
    if held.publish_at is None:
        raise CuratingRefused(_("No time is set for it."))
    _forget_time(held)
    note(held, by, "unscheduled")


def publish_due(*, now: datetime) -> int:
    """Publish what is due, each in its own transaction; twice at once does it once."""
    due = Prompt.objects.due(now).order_by("publish_at").values_list("pk", flat=True)
    return sum(_publish_if_due(key, now) for key in due)


@transaction.atomic
def _publish_if_due(key: int, now: datetime) -> bool:
    """Look again under a lock: another worker, or a curator, may have been quicker."""
    held = Prompt.objects.due(now).select_for_update(skip_locked=True).filter(pk=key).first()
    if held is None:
        return False
    try:
        must_be_sound(held)
    except CuratingRefused:
        _hold_back(held)
        return False
    make_live(held)
    note(held, None, "came due")
    return True


def _hold_back(prompt: Prompt) -> None:
    """What may not be shown waits for a curator, who is told why on publishing it."""
    _forget_time(prompt)
    note(prompt, None, "held back")
    logger.warning("prompt held back", extra={"said": {"prompt": str(prompt.public_id)}})


def _forget_time(prompt: Prompt) -> None:
    prompt.publish_at = None
    prompt.save(update_fields=["publish_at"])
