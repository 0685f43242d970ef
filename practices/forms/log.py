"""How it was, and a note with its day."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.documents import How
from practices.forms.revised import RevisedForm

LONGEST_NOTE = 20_000


class HowForm(forms.Form):
    """One tap: each answer is a button."""

    how = forms.TypedChoiceField(
        choices=How.choices,
        coerce=How,
        error_messages={
            "required": _("Choose one of the four, or leave this page."),
            "invalid_choice": _("Choose one of the four, or leave this page."),
        },
    )


class NoteForm(RevisedForm):
    """A note, if there is one, and the day."""

    note = forms.CharField(
        label=_("A note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("If you like. One word is fine."),
    )
    done_on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_done_on(self) -> Any:
        day = self.cleaned_data["done_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Choose today or a day before."))
        return day
