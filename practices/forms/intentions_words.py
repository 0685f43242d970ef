"""Fields that the forms of intentions share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

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


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def own_day(label: Any) -> forms.DateField:
    """A day to come, if one is chosen."""
    return forms.DateField(label=label, required=False, widget=day_input(), validators=[to_come])


def to_come(day: Any) -> None:
    if day <= timezone.localdate():
        raise ValidationError(_("Choose a day after today, or leave it empty."))


def not_to_come(day: Any) -> None:
    if day > timezone.localdate():
        raise ValidationError(_("Choose today or a day before."))
