"""Let every reminder keep the hours that a person has chosen."""

from collections.abc import Callable
from datetime import time
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from accounts.models import User
from reminders.actions.plans import locked_now
from reminders.actions.setting import AWAKE, change
from reminders.models import Reminder
from reminders.queries import hours_of


@transaction.atomic
def apply_hours(client: User, *, by: User | None = None) -> None:
    """Let every reminder keep the person's quiet hours and day's end, as they stand now.

    Who wants reminders to keep coming also gets those back that rest, being unanswered.
    """
    now = locked_now(client)
    hours = hours_of(client)
    theirs = Reminder.objects.of(client.public_id)
    kept: dict[str, Any] = {
        "quiet_from": hours.quiet_from,
        "quiet_to": hours.quiet_to,
        "day_ends_at": hours.day_ends_at,
    }
    if hours.keeps_coming:
        resting = theirs.filter(rests_since__isnull=False)
        change(resting, now, by=by, client=client, action="woken", **AWAKE)
    same = Q(day_ends_at=hours.day_ends_at) & as_is("quiet_from", hours.quiet_from)
    changed = theirs.exclude(same & as_is("quiet_to", hours.quiet_to))
    change(changed, now, by=by, client=client, action="hours", **kept)
    tell_of_hours(client)


def tell_of_hours(client: User) -> None:
    """Call what the rooms above asked for in the settings, since this room may not know them."""
    for path in settings.FOLLOWERS_OF_HOURS:
        follower: Callable[[User], None] = import_string(path)
        follower(client)


def as_is(field: str, value: time | None) -> Q:
    """Return "is this, or is empty as this is": never unknown, so that it can be negated."""
    return (
        Q(**{f"{field}__isnull": True})
        if value is None
        else Q(**{field: value}) & ~Q(**{f"{field}__isnull": True})
    )
