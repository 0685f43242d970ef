"""Count what helps without reading: unsigned slips, opened only when there are enough.

Somebody who answers a prompt leaves a sealed slip. It names the prompt and nobody: whose it is, is
said by a pseudonym that is random and stands only in the person's own sealed memory (`journal`),
which also makes sure that they count once for a prompt in a season. The worker adds the slips up
and destroys them only when they come from at least `LEAST_PEOPLE`: whoever holds the database
before and after, and sees in it who left slips, cannot tell whose went into which count.
"""

import json
import logging
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from encryption.errors import Unreadable
from encryption.for_worker import open_for_worker, seal_for_worker
from prompts.models import Prompt, UseCount, UseSlip

log = logging.getLogger(__name__)
LABEL = "prompts.use_slip.box"
LEAST_PEOPLE = 10
MOST_ON_A_SLIP = 20  # so that every slip is one padded size


class Use(NamedTuple):
    """One person answered one prompt in one season."""

    prompt: UUID
    season: date
    whose: str


def season_of(day: date) -> date:
    """The first day of the three months a day lies in."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def leave_slip(prompts: Iterable[UUID], *, whose: str, on: date) -> None:
    """Put a slip for these prompts into the box, several if they are many; for none, none."""
    named = sorted(str(prompt) for prompt in set(prompts))
    season = season_of(on).isoformat()
    for start in range(0, len(named), MOST_ON_A_SLIP):
        some = named[start : start + MOST_ON_A_SLIP]
        _put({"season": season, "whose": whose, "prompts": some})


def _put(said: dict[str, object]) -> None:
    slip_id = uuid4()
    sealed = seal_for_worker(LABEL, slip_id, json.dumps(said))
    UseSlip.objects.create(public_id=slip_id, box=sealed)


@transaction.atomic
def count_slips() -> int:
    """Empty the box if slips of enough people lie in it; return how many were counted."""
    slips = list(UseSlip.objects.select_for_update(skip_locked=True))
    uses = {use for slip in slips for use in _uses(slip)}
    if len({use.whose for use in uses}) < LEAST_PEOPLE:
        return 0
    counts = Counter((use.prompt, use.season) for use in uses)
    prompts = Prompt.objects.in_bulk({use.prompt for use in uses}, field_name="public_id")
    for (public_id, season), people in sorted(counts.items()):
        if public_id in prompts:
            _add(prompts[public_id], season, people)
    UseSlip.objects.filter(pk__in=[slip.pk for slip in slips]).delete()
    return len(slips)


def _uses(slip: UseSlip) -> list[Use]:
    """What a slip names; one that does not open is thrown away unread."""
    try:
        said = json.loads(open_for_worker(LABEL, slip.public_id, slip.box))
    except Unreadable:
        log.error("a slip does not open")
        return []
    season, whose = date.fromisoformat(said["season"]), said.get("whose", "")
    return [Use(UUID(prompt), season, whose) for prompt in said["prompts"]]


def _add(prompt: Prompt, season: date, people: int) -> None:
    UseCount.objects.get_or_create(prompt=prompt, season_on=season)
    counts = UseCount.objects.filter(prompt=prompt, season_on=season)
    counts.update(people=F("people") + people)
