"""When to be reminded: days, a time on the person's own clock, and quiet hours."""

from datetime import time
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.places import time_zones
from practices.actions.reminders import Wish
from practices.words import DAY_CHOICES, place_in_words
from reminders.forms.hours import QuietHoursForm, clock_input
from reminders.models import Reminder
from reminders.schedule import QUIET_FROM, QUIET_TO

EVENING = time(19, 30)


class ReminderForm(QuietHoursForm):
    """One reminder. Nothing is sent before it is saved."""

    days = forms.TypedMultipleChoiceField(
        label=_("Days"),
        choices=DAY_CHOICES,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day.")},
    )
    local_time = forms.TimeField(
        label=_("Time"),
        widget=clock_input(),
        help_text=_("A time inside your quiet hours moves to their end."),
    )
    quiet_from = forms.TimeField(label=_("Quiet from"), required=False, widget=clock_input())
    quiet_to = forms.TimeField(label=_("Quiet until"), required=False, widget=clock_input())

    def __init__(self, data: Any = None, *, zone: str, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["time_zone"] = clock_field(zone)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            "days",
            "local_time",
            "time_zone",
            Fieldset(_("Quiet hours"), HTML(quiet_hint()), Row("quiet_from", "quiet_to")),
        )

    @classmethod
    def filled(cls, client: User, reminder: Reminder | None) -> "ReminderForm":
        """As it stands, or an evening on the person's own clock with no day chosen."""
        if reminder is None:
            return cls(zone=client.time_zone, initial=evening_of(client))
        return cls(
            zone=reminder.time_zone,
            initial={
                "days": reminder.days,
                "local_time": reminder.local_time,
                "time_zone": reminder.time_zone,
                "quiet_from": reminder.quiet_from,
                "quiet_to": reminder.quiet_to,
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


def evening_of(client: User) -> dict[str, Any]:
    return {
        "local_time": EVENING,
        "time_zone": client.time_zone,
        "quiet_from": QUIET_FROM,
        "quiet_to": QUIET_TO,
    }


def quiet_hint() -> str:
    words = _("No mail comes between these times. Change them as you like, or leave both empty.")
    return f'<p class="hint">{words}</p>'
