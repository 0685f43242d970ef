"""How pages look: kept on this device only."""

from django import forms
from django.utils.translation import gettext_lazy as _

THEMES = [
    ("auto", _("Like this device")),
    ("light", _("Light")),
    ("dark", _("Dark")),
    ("dim", _("Dim, with no bright areas")),
]
TEXT_SIZES = [("normal", _("Normal")), ("large", _("Large")), ("larger", _("Larger"))]


class DisplayForm(forms.Form):
    """Colours and text size."""

    theme = forms.ChoiceField(label=_("Colours"), choices=THEMES, widget=forms.RadioSelect)
    text_size = forms.ChoiceField(
        label=_("Text size"), choices=TEXT_SIZES, widget=forms.RadioSelect
    )
