"""A practice of the catalogue, and a line with it."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from practices.models import Practice


class PracticeSuggestionForm(forms.Form):
    """One practice from the live catalogue."""

    practice = forms.ChoiceField(label=_("A practice"))
    line = forms.CharField(
        label=_("A line with it"),
        required=False,
        max_length=1000,
        help_text=_("They see this line with the practice, and your name."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, practices: Sequence[Practice]) -> None:
        super().__init__(data)
        self.practices = {practice.slug: practice for practice in practices}
        families = groupby(practices, key=Practice.get_family_display)
        groups = [(str(name), [(one.slug, one.title) for one in found]) for name, found in families]
        self.fields["practice"].choices = [("", _("Choose one")), *groups]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Practice:
        return self.practices[self.cleaned_data["practice"]]
