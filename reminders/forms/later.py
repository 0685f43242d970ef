"""What somebody chose who came from a mail."""

from django import forms
from django.utils.translation import gettext_lazy as _

HOUR, TONIGHT, TOMORROW, WEEK, STOP = "hour", "tonight", "tomorrow", "week", "stop"
ANOTHER_TIME = [
    (HOUR, _("In an hour")),
    (TONIGHT, _("Tonight")),
    (TOMORROW, _("Tomorrow")),
]
FEWER = [
    (WEEK, _("A week of rest from all reminders")),
    (STOP, _("No more of this one")),
]


class LaterForm(forms.Form):
    """One press of one button."""

    choice = forms.ChoiceField(choices=ANOTHER_TIME + FEWER)
