"""What a player's page is asked for in its address, and what is said when it ends."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.days import DayField
from practices.breathing import LONGEST, LONGEST_HOLD, SHORTEST, SHORTEST_ROUND, Breath
from practices.documents import How, Said
from practices.forms.intentions_words import not_to_come

MOST_MINUTES = 240
RATINGS = range(11)


def said_in(posted: QueryDict) -> Said:
    """What was said of how it went. What cannot be read counts as not said: it stops nothing."""
    form = SaidForm(posted)
    form.is_valid()
    found = {name: value for name, value in form.cleaned_data.items() if value not in (None, "")}
    return Said(**found)


def day_in(posted: QueryDict) -> date | None:
    """The day it was done, where the answer waited for a network; never one to come."""
    form = DayForm(posted)
    return form.cleaned_data["done_on"] if form.is_valid() else None


class DayForm(forms.Form):
    """The day, if it is said."""

    done_on = DayField(required=False, validators=[not_to_come])


class SaidForm(forms.Form):
    """Each of these may be left out."""

    how = forms.ChoiceField(choices=How.choices, required=False)
    minutes = forms.IntegerField(min_value=0, max_value=MOST_MINUTES, required=False)
    before = forms.IntegerField(min_value=0, max_value=10, required=False)
    after = forms.IntegerField(min_value=0, max_value=10, required=False)


class Seconds(forms.FloatField):
    """A part of the breath, in half seconds."""

    def __init__(self, label: Any, least: float, most: float) -> None:
        words = _("Choose from %(least)d to %(most)d seconds.") % {"least": least, "most": most}
        super().__init__(
            label=label,
            min_value=least,
            max_value=most,
            required=least > 0,
            widget=forms.NumberInput(attrs={"step": "0.5", "inputmode": "decimal"}),
            error_messages=dict.fromkeys(["required", "invalid", "min_value", "max_value"], words),
        )


class OwnBreathForm(forms.Form):
    """Somebody's own breath for a practice."""

    use_required_attribute = False
    inhale = Seconds(_("In"), SHORTEST, LONGEST)
    hold_in = Seconds(_("Hold"), 0, LONGEST_HOLD)
    exhale = Seconds(_("Out"), SHORTEST, LONGEST)
    hold_out = Seconds(_("Rest empty"), 0, LONGEST_HOLD)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        parts = [data.get(name) or 0 for name in self.fields]
        if not self.errors and sum(parts) < SHORTEST_ROUND:
            raise forms.ValidationError(
                _("Together that is quick. Make the round at least %(least)d seconds long."),
                params={"least": SHORTEST_ROUND},
            )
        return data

    def breath(self) -> Breath:
        return Breath.from_pattern({n: v for n, v in self.cleaned_data.items() if v})
