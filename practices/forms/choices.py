"""How this room speaks with a person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from practices.choice_documents import EnergyWord


class ChoicesForm(forms.Form):
    """What a day's energy is called, and how large the text is on lighter days."""

    energy_word = forms.TypedChoiceField(
        label=_("What would you like to call it?"),
        choices=EnergyWord.choices,
        coerce=EnergyWord,
        widget=forms.RadioSelect,
    )
    larger_text = forms.BooleanField(
        label=_("While everything is lighter, show larger text on the device where I asked for it"),
        required=False,
    )
