"""From when to when to rest, and why, in the person's own words."""

from datetime import date
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.days import DayField
from practices.forms.once import OnceForm
from practices.forms.revised import RevisedForm

LONGEST_REASON = 2_000


class PauseForm(forms.Form):
    """A pause: its first day, its last if there is one, and a reason for nobody else."""

    begins_on = DayField(label=_("First day"))
    ends_on = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave it empty to rest until you start again."),
    )
    reason = forms.CharField(
        label=_("What for"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("If you like. Only you can read it."),
    )

    def __init__(self, data: Any = None, *, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.today = today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begins, ends = data.get("begins_on"), data.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("Choose the first day, or a day after it."))
        elif ends and ends < self.today:
            self.add_error("ends_on", _("Choose today, or a day to come."))
        return data

    @property
    def dates(self) -> tuple[date, date | None]:
        return self.cleaned_data["begins_on"], self.cleaned_data["ends_on"]


class PauseNewForm(PauseForm, OnceForm):
    """A new one."""

    def ask_as_another(self) -> None:
        """Let the next press of the button begin another one, what stands having been seen."""
        typed = cast(QueryDict, self.data).copy()
        typed["public_id"] = str(uuid4())
        self.data = typed

    def say_there_is_no_room(self) -> None:
        self.add_error(
            None, _("There is room for twenty of them, and no more. End one of them first.")
        )


class PauseEditForm(PauseForm, RevisedForm):
    """A pause that is on or to come."""


class PauseWordsForm(RevisedForm):
    """Only the words: for a flare, and for what is over."""

    reason = forms.CharField(
        label=_("What for"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("If you like. Only you can read it."),
    )
