"""Fields that the forms of intentions share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.days import DayField

LONGEST = 4_000


def box(label: Any, hint: Any, *, required: Any = "", rows: int = 2) -> forms.CharField:
    """A box for words; `required` is what is said when it is empty and may not be."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(required),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required},
    )


def own_day(label: Any) -> DayField:
    """A day to come, if one is chosen."""
    return DayField(label=label, required=False, validators=[to_come])


def to_come(day: Any) -> None:
    if day <= timezone.localdate():
        raise ValidationError(_("Choose a day after today, or leave it empty."))


def not_to_come(day: Any) -> None:
    if day > timezone.localdate():
        raise ValidationError(_("Choose today or a day before."))
