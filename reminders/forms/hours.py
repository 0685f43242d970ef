"""Times of day and quiet hours, as every form of reminders asks for them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def clock_input() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class QuietHoursForm(forms.Form):
    """Asks for `quiet_from` and `quiet_to`: both of them or neither, and never the same."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begins, ends = data.get("quiet_from"), data.get("quiet_to")
        if begins and not ends:
            self.add_error("quiet_to", _("Say when they end, or leave both empty."))
        if ends and not begins:
            self.add_error("quiet_from", _("Say when they begin, or leave both empty."))
        if begins and begins == ends:
            self.add_error("quiet_to", _("Choose an end that is not the beginning."))
        return data
