"""The one page for whoever needs less: what rests just now, and which ways of less there are."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from practices.own_key import OwnKey
from practices.queries.pauses import Rest, rest_now
from practices.queries.still_wanted import RestingLine, resting_lines
from reminders.models import Reminder


@dataclass(frozen=True)
class LessPage:
    """What is on, and whether there is a reminder to pause."""

    rest: Rest | None
    has_reminders: bool
    is_paused: bool
    resting: list[RestingLine]  # reminders that rest by themselves, being unanswered

    @property
    def is_lighter(self) -> bool:
        return self.rest is not None and self.rest.is_flare


def less_page(client: User) -> LessPage:
    now = timezone.now()
    reminders = list(Reminder.objects.of(client.public_id).filter(is_active=True))
    return LessPage(
        rest=rest_now(client, OwnKey(client)),
        has_reminders=bool(reminders),
        is_paused=any(reminder.is_paused(now) for reminder in reminders),
        resting=resting_lines(client) if any(each.rests_since for each in reminders) else [],
    )
