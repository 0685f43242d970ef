"""What somebody chose who came from a mail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reminders.actions.postponing import STOP, WEEK

HOUR, TONIGHT, TOMORROW, AGAIN = "hour", "tonight", "tomorrow", "again"
ANOTHER_TIME = [
    (HOUR, _("In an hour")),
    (TONIGHT, _("Tonight")),
    (TOMORROW, _("Tomorrow")),
]
FEWER = [
    (WEEK, _("A week of rest from all reminders")),
    (STOP, _("No more of this one")),
]

ALL_OF_THEM = [
    (STOP, _("Stop all reminders")),
    (WEEK, _("A week of rest instead")),
]


class LaterForm(forms.Form):
    """One press of one button; `back` is the stamp of what the press before it did."""

    choice = forms.ChoiceField(choices=[*ANOTHER_TIME, *FEWER, (AGAIN, AGAIN)])
    back = forms.CharField(required=False)


class PauseForm(forms.Form):
    """Stop or rest, for all of them; a page that is older than the choice means stop."""

    choice = forms.ChoiceField(choices=ALL_OF_THEM, required=False)
