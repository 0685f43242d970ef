"""Apply as a therapist."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ApplicationForm(forms.Form):
    """Who you are and when you read, in your own words."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        help_text=_("As your clients know you."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    credentials = forms.CharField(
        label=_("Your training and registration"),
        max_length=2000,
        help_text=_("In your own words, with a registration number if you have one."),
        widget=forms.Textarea({"rows": 5}),
    )
    reading_days = forms.CharField(
        label=_("When you usually read"),
        max_length=120,
        help_text=_("For example: Tuesday and Friday. It is shown wherever somebody shares."),
    )

    def answers(self) -> dict[str, Any]:
        """Return what the action is called with."""
        return dict(self.cleaned_data)
