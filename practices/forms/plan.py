"""Why a practice is in the plan."""

from django import forms
from django.utils.translation import gettext_lazy as _

from practices.forms.revised import RevisedForm

LONGEST_WHY = 2_000


class WhyForm(RevisedForm):
    """The person's own words on what it is for."""

    why = forms.CharField(
        label=_("What it is for"),
        required=False,
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In your own words, for you to find again. It can stay empty."),
    )
