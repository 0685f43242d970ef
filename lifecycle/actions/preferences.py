"""Save a person's choices; their reminders follow them to another time zone."""

from django.db import transaction

from accounts.actions.preferences import save_preferences as save_choices
from accounts.models import User
from accounts.preferences import PreferencesView
from journal.actions.first_hours import follow_the_clock
from practices.actions.pauses import move_pauses
from reminders.actions import move_time_zone


@transaction.atomic
def save_preferences(*, by: User, name: str, time_zone: str, wishes: PreferencesView) -> None:
    """Save the choices, and move the reminders when the clock moved."""
    if save_choices(by=by, name=name, time_zone=time_zone, wishes=wishes):
        move_time_zone(by=by, client=by, zone=time_zone)
        move_pauses(by=by)
        follow_the_clock(by)
