"""The two questions that make the catalogue shorter."""

from typing import Any

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

ENERGY = [("", _("Any")), ("0", _("Next to none")), ("1", _("A little")), ("2", _("Some"))]
MINUTES = [
    ("", _("Any")),
    ("2", _("2 minutes")),
    ("5", _("5 minutes")),
    ("10", _("10 minutes")),
]


class CatalogueFilter(forms.Form):
    """How much energy, how long. What is malformed counts as not asked."""

    energy = forms.TypedChoiceField(
        label=_("How much energy is there?"),
        choices=ENERGY,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    minutes = forms.TypedChoiceField(
        label=_("How long?"),
        choices=MINUTES,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__({"energy": "", "minutes": ""} | (data.dict() if data else {}))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.form_show_errors = False
        self.helper.layout = Layout(InlineRadios("energy"), InlineRadios("minutes"))

    def asked(self) -> dict[str, int | None]:
        self.full_clean()
        return {name: self.cleaned_data.get(name) for name in self.fields}
