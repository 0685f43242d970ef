"""The questions that make the catalogue shorter: what there is, then where, when and what for."""

from typing import Any

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from practices.models import Practice
from prompts.vocabulary import Lens, Phase

ENERGY = [("", _("Any")), ("0", _("Next to none")), ("1", _("A little")), ("2", _("Some"))]
MINUTES = [
    ("", _("Any")),
    ("2", _("2 minutes")),
    ("5", _("5 minutes")),
    ("10", _("10 minutes")),
]


MORE = ("kind", "place", "phase", "lens")


def choice(label: Any, choices: Any) -> forms.ChoiceField:
    """One of them, or any."""
    return forms.ChoiceField(label=label, choices=[("", _("Any")), *choices], required=False)


class CatalogueFilter(forms.Form):
    """How much energy, how long, and more for who likes. What is malformed was not asked."""

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

    kind = choice(_("What kind"), Practice.Kind.choices)
    place = choice(_("Where"), Practice.Place.choices)
    phase = choice(_("When"), Phase.choices)
    lens = choice(_("About"), Lens.choices)

    def __init__(self, data: Any = None) -> None:
        super().__init__({"energy": "", "minutes": ""} | (data.dict() if data else {}))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.form_show_errors = False
        self.helper.layout = Layout(InlineRadios("energy"), InlineRadios("minutes"))

    def asked(self) -> dict[str, Any]:
        """What is asked for, and nothing of what is not."""
        self.full_clean()
        found = {name: self.cleaned_data.get(name) for name in self.fields}
        return {name: value for name, value in found.items() if value not in (None, "")}

    @property
    def more(self) -> list[forms.BoundField]:
        """The questions behind the fold."""
        return [self[name] for name in MORE]

    @property
    def asks_more(self) -> bool:
        """Whether one of them was answered: then the fold stands open."""
        return bool(set(MORE) & self.asked().keys())
