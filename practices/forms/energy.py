"""How much there is on a day, in one tap, and what is wanted from the plan for it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 10
DAYS_BACK = 2


class EnergyForm(forms.Form):
    """A number from 0 to 10 for today or one of the two days before; nothing takes it back."""

    day = forms.DateField()
    there = forms.TypedChoiceField(
        choices=[("", ""), *((str(n), str(n)) for n in range(MOST + 1))],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not self.today - timedelta(days=DAYS_BACK) <= day <= self.today:
            raise forms.ValidationError(_("Choose today, or one of the two days before."))
        return day
