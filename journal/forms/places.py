"""Places of the body, a few rows at a time."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from journal.documents import Sensation
from journal.forms.long_select import LongSelect
from journal.forms.words import region_choices, sensation_choices

PLEASANT = [
    ("", _("not said")),
    ("pleasant", _("pleasant")),
    ("neutral", _("neutral")),
    ("unpleasant", _("unpleasant")),
    ("mixed", _("mixed")),
]


def intensity_choices() -> list[tuple[str, str]]:
    ends = {0: _("0, barely there"), 10: _("10, the strongest I can bear")}
    return [("", str(_("not said"))), *((str(n), str(ends.get(n, n))) for n in range(11))]


class PlaceForm(forms.Form):
    """One place: where, which sensations, how strong, pleasant or not."""

    region = forms.ChoiceField(
        label=_("Where"), required=False, choices=region_choices, widget=LongSelect
    )
    words = forms.MultipleChoiceField(
        label=_("What it is like"),
        required=False,
        choices=sensation_choices,
        widget=forms.CheckboxSelectMultiple,
    )
    intensity = forms.TypedChoiceField(
        label=_("How strong"),
        required=False,
        choices=intensity_choices,
        coerce=int,
        empty_value=None,
        widget=LongSelect,
    )
    pleasant = forms.ChoiceField(
        label=_("How it feels"), required=False, choices=PLEASANT, widget=LongSelect
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        said = data.get("words") or data.get("intensity") is not None or data.get("pleasant")
        if said and not data.get("region"):
            self.add_error("region", _("Choose where this is, or “can’t find it”."))
        return data


PlaceFormSet = forms.formset_factory(
    PlaceForm, extra=1, max_num=20, absolute_max=40, validate_max=True
)


def places_of(sensations: Sequence[Sensation]) -> list[dict[str, Any]]:
    return [
        {
            "region": sensation.region,
            "words": sensation.words,
            "intensity": sensation.intensity,
            "pleasant": sensation.pleasant,
        }
        for sensation in sensations
    ]


def places_from(formset: Any) -> tuple[Sensation, ...]:
    """The rows that name a place, in order; a row whose place was cleared is gone."""
    rows = [form.cleaned_data for form in formset if form.cleaned_data.get("region")]
    return tuple(
        Sensation(row["region"], tuple(row["words"]), row["intensity"], row["pleasant"])
        for row in rows
    )
