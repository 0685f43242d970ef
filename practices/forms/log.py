"""How it was, and a note with its day."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.days import DayField
from practices.documents import How
from practices.forms.intentions_words import not_to_come
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
    done_on = DayField(label=_("Day"), validators=[not_to_come])
