"""A day as a person types it, the same in every form."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.days import FIRST_DAY, last_day


class DayField(forms.DateField):
    """A day that can be meant: a slip in the year is said beside the field, and nothing is lost."""

    default_error_messages = {
        "too_early": _("Please look at the year: it begins at 1900."),
        "too_late": _("Please look at the year: this is more than five years from now."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": day_input()} | kwargs)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and value < FIRST_DAY:
            raise ValidationError(self.error_messages["too_early"], code="too_early")
        if value and value > last_day(timezone.localdate()):
            raise ValidationError(self.error_messages["too_late"], code="too_late")


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
