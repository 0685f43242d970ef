"""Pause everything, from the app or from a mail; start again, or take it back."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from reminders.actions.plans import locked_now, note, unplan
from reminders.models import Reminder


@transaction.atomic
def pause_all(*, client: User, by: User | None = None, until: datetime | None = None) -> None:
    """Pause every reminder of a client; `by` is nobody when the link in a mail did it."""
    now = locked_now(client)
    running = Reminder.objects.of(client.public_id).exclude(
        Q(paused_at__isnull=False, paused_until=until)
    )
    unplan(running, now)
    if running.update(paused_at=now, paused_until=until, planned_until=until or now):
        note(client.public_id, by, client.public_id, "paused")


@transaction.atomic
def resume_all(*, by: User | None, client: User) -> None:
    """Let every paused reminder go on from now; what fell into the pause stays unsent.

    What was put off before it and still lies ahead comes at its promised time.

    A pause that ended by itself is over: what comes since then is not touched.
    """
    now = locked_now(client)
    paused = Reminder.objects.of(client.public_id).paused(now)
    unplan(paused, now)
    if paused.update(paused_at=None, paused_until=None, planned_until=now):
        note(client.public_id, by, client.public_id, "resumed")
