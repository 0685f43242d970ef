"""When to be reminded: days and a time on a clock; quiet hours are kept once, for all reminders."""

from datetime import time
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.places import time_zones
from practices.actions.reminders import Wish
from practices.words import DAY_CHOICES, place_in_words
from reminders.forms.hours import clock_input
from reminders.models import Reminder

EVENING = time(19, 30)


class ReminderForm(forms.Form):
    """One reminder. Nothing is sent before it is saved."""

    days = forms.TypedMultipleChoiceField(
        label=_("Days"),
        choices=DAY_CHOICES,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day.")},
    )
    local_time = forms.TimeField(label=_("Time"), widget=clock_input())

    def __init__(self, data: Any = None, *, zone: str, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["time_zone"] = clock_field(zone)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    @classmethod
    def filled(cls, client: User, reminder: Reminder | None) -> "ReminderForm":
        """As it stands, or every evening on the person's own clock."""
        if reminder is None:
            every_day = [day for day, _name in DAY_CHOICES]
            initial = {"days": every_day, "local_time": EVENING, "time_zone": client.time_zone}
            return cls(zone=client.time_zone, initial=initial)
        return cls(
            zone=reminder.time_zone,
            initial={
                "days": reminder.days,
                "local_time": reminder.local_time,
                "time_zone": reminder.time_zone,
            },
        )

    def wish(self) -> Wish:
        return Wish(**self.cleaned_data)


def clock_field(own: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Time zone"), choices=clocks(own))


def clocks(own: str) -> list[tuple[str, object]]:
    """Return the clocks of the world, with the person's own first where the list lacks it."""
    zones = time_zones()
    listed = {"UTC", *(zone for _area, group in zones[1:] for zone, _place in group)}  # type: ignore[attr-defined]
    return zones if own in listed else [(own, place_in_words(own)), *zones]
