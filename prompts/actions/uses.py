"""Count what helps without reading: unsigned slips, opened only when there are enough.

Somebody who answers a prompt leaves a sealed slip that names the prompt and nobody. The worker
opens the box of slips only when it holds at least `LEAST_SLIPS`, adds them up and destroys them,
so that no single slip can be seen going into a count. A person's own sealed memory
(`journal`) makes sure that they count once for a prompt in a season.
"""

import json
import logging
from collections import Counter
from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from encryption.errors import Unreadable
from encryption.for_worker import open_for_worker, seal_for_worker
from prompts.models import Prompt, UseCount, UseSlip

log = logging.getLogger(__name__)
LABEL = "prompts.use_slip.box"
LEAST_SLIPS = 10


def season_of(day: date) -> date:
    """The first day of the three months a day lies in."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def leave_slip(prompts: Iterable[UUID], *, on: date) -> None:
    """Put a slip for these prompts into the box; for none, put nothing."""
    named = sorted(str(prompt) for prompt in set(prompts))
    if not named:
        return
    slip_id = uuid4()
    said = json.dumps({"season": season_of(on).isoformat(), "prompts": named})
    UseSlip.objects.create(public_id=slip_id, box=seal_for_worker(LABEL, slip_id, said))


@transaction.atomic
def count_slips() -> int:
    """Open the box if enough slips lie in it; return how many were counted."""
    slips = list(UseSlip.objects.select_for_update(skip_locked=True))
    if len(slips) < LEAST_SLIPS:
        return 0
    counts = Counter(use for slip in slips for use in _uses(slip))
    named = {prompt for prompt, _season in counts}
    prompts = Prompt.objects.filter(public_id__in=named).in_bulk(field_name="public_id")
    for (public_id, season), people in sorted(counts.items()):
        if public_id in prompts:
            _add(prompts[public_id], season, people)
    UseSlip.objects.filter(pk__in=[slip.pk for slip in slips]).delete()
    return len(slips)


def _uses(slip: UseSlip) -> list[tuple[UUID, date]]:
    """What a slip names; one that does not open is thrown away unread."""
    try:
        said = json.loads(open_for_worker(LABEL, slip.public_id, slip.box))
    except Unreadable:
        log.error("a slip does not open")
        return []
    season = date.fromisoformat(said["season"])
    return [(UUID(prompt), season) for prompt in said["prompts"]]


def _add(prompt: Prompt, season: date, people: int) -> None:
    UseCount.objects.get_or_create(prompt=prompt, season_on=season)
    counts = UseCount.objects.filter(prompt=prompt, season_on=season)
    counts.update(people=F("people") + people)
