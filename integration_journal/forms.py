"""The one form of the frame: what leaving quickly does."""

from django import forms
from django.utils.translation import gettext_lazy as _


class LeavingForm(forms.Form):
    """What else happens when a person leaves quickly."""

    leave = forms.ChoiceField(
        label=_("When I leave quickly"),
        choices=[
            ("stay", _("Keep me logged in, so that I come back to where I was")),
            ("log-out", _("Log me out too, so that the way back asks for my password")),
        ],
        widget=forms.RadioSelect,
    )
