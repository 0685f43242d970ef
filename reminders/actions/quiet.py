"""Spells in which nothing comes: after a session, in a pause, in a flare."""

import uuid
from datetime import datetime

from django.db import transaction

from accounts.models import User
from reminders.actions.delivery import skip
from reminders.actions.plans import locked_now
from reminders.models import Occurrence, QuietSpell


@transaction.atomic
def keep_quiet(
    *, client: User, source_id: uuid.UUID, begins_at: datetime, ends_at: datetime | None
) -> None:
    """Send nothing to a client from then to then, or until ended; replaces that thing's spell.

    What falls due inside is recorded as skipped when its time comes: never moved, never caught
    up. The thing itself (a session, a pause) leaves the audit event.
    """
    locked_now(client)
    QuietSpell.objects.update_or_create(
        client=client,
        source_id=source_id,
        defaults={"begins_at": begins_at, "ends_at": ends_at},
    )


@transaction.atomic
def end_quiet(*, client: User, source_id: uuid.UUID) -> None:
    """Forget that thing's spell; what is still to come comes, what fell into it does not."""
    now = locked_now(client)
    spells = QuietSpell.objects.of(client.public_id).filter(source_id=source_id)
    for spell in spells:
        skip(dict.fromkeys(fell_into(spell, now), Occurrence.Skipped.QUIET))
    spells.delete()


def fell_into(spell: QuietSpell, now: datetime) -> list[int]:
    """Lock what was due in a spell up to now and nobody has decided about yet."""
    until = min(now, spell.ends_at or now)
    rows = Occurrence.objects.of(spell.client_id).planned()
    due = rows.filter(due_at__gte=spell.begins_at, due_at__lt=until).order_by("pk")
    return list(due.select_for_update(of=("self",)).values_list("pk", flat=True))
