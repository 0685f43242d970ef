"""An intention's form: all on one page, or one question a screen. Only the first words are needed.

The questions follow wish, outcome, inner obstacle and plan: what, why, what may get in the way,
and what then; then the smallest step, and when to look at it again.
"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.days import on_clocks
from accounts.forms.days import DayField
from practices.actions.intentions import IntentionWriting
from practices.forms.intentions_words import box, own_day
from practices.forms.revised import RevisedForm
from practices.intention_documents import IntentionDocument, Value
from practices.models import Intention
from practices.words import day_in_words

STEPS: dict[str, tuple[str, ...]] = {
    "words": ("words",),
    "values": ("values", "own_values"),
    "outcome": ("outcome",),
    "obstacle": ("obstacle",),
    "then": ("then",),
    "step": ("step", "cue"),
    "people": ("people",),
    "look": ("review", "own_day", "starts_on", "reminds"),
}
EVERY = tuple(name for names in STEPS.values() for name in names)
IN_DOCUMENT = ("words", "outcome", "obstacle", "then", "step", "cue", "people", "own_values")
AFTER = {"7": _("A week after it starts"), "28": _("Four weeks after it starts")}


class IntentionForm(RevisedForm):
    """The fields of a page; `names` says which."""

    words = box(
        _("What would you like to make room for?"),
        _("Best said as something to do, and small enough for a tired day."),
        required=_("Write a few words first. They can change later."),
    )
    values = forms.MultipleChoiceField(
        label=_("What matters to you in it?"),
        required=False,
        choices=Value.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    own_values = forms.CharField(label=_("Or in your own words"), required=False, max_length=300)
    outcome = box(_("What would be good about it?"), _("For you, or for somebody near you."))
    obstacle = box(
        _("What in you may get in the way?"),
        _("A habit, a thought, a feeling. Naming it makes it easier to meet."),
    )
    then = box(_("If that comes up, what will you do?"), _("If it comes up, then I will …"))
    step = box(
        _("What is the smallest step?"), _("So small that it is hard not to. One breath counts.")
    )
    cue = forms.CharField(
        label=_("When and where?"),
        required=False,
        max_length=300,
        help_text=_("Such as “after I brush my teeth, by the window”."),
    )
    people = forms.CharField(
        label=_("Would you like anybody to be part of it?"),
        required=False,
        max_length=300,
        help_text=_("Initials or roles are enough. Nobody is told."),
    )
    review = forms.MultipleChoiceField(
        label=_("When would you like to look at it again?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Then it asks you, here, what happened and what to change. "
            "Leave all empty, and it never asks."
        ),
    )
    own_day = own_day(_("Or on a day of your own"))
    starts_on = DayField(label=_("It starts"), required=False)
    reminds = forms.BooleanField(
        label=_("Send a quiet reminder on those days"),
        required=False,
        help_text=_("In the evening, at 19:30 unless you said another time. It names nothing."),
    )
    public_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        names: tuple[str, ...] = EVERY,
        saved: IntentionDocument | None = None,
        review_on: list[date] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.saved = saved or IntentionDocument()
        self.standing = review_on or []
        for name in set(EVERY) - set(names):
            del self.fields[name]
        if "review" in self.fields:
            self.fields["review"].choices = self.days_to_choose()  # type: ignore[attr-defined]

    @classmethod
    def blank(cls, data: Any = None, *, names: tuple[str, ...] = EVERY) -> "IntentionForm":
        start = {"starts_on": timezone.localdate(), "public_id": uuid4(), "revision": 0}
        return cls(data, names=names, initial=start)

    @classmethod
    def filled(
        cls,
        row: Intention,
        document: IntentionDocument,
        data: Any = None,
        *,
        reminds: bool,
        names: tuple[str, ...] = EVERY,
    ) -> "IntentionForm":
        start: dict[str, Any] = document.as_json() | {
            "starts_on": document.begins,
            "review": [mark_of(day, document.begins) for day in row.review_on],
            "reminds": reminds,
            "revision": row.document_revision,
        }
        if names == STEPS["look"] and not document.starts_on:  # it was never asked when
            start |= {"starts_on": timezone.localdate()}
        return cls(data, names=names, saved=document, review_on=row.review_on, initial=start)

    def days_to_choose(self) -> list[tuple[str, Any]]:
        """A week and four weeks while they are still to come, and every day that is set already."""
        begins, today = self.saved.begins, timezone.localdate()
        marks = {mark_of(day, begins): day_in_words(day, today) for day in self.standing}
        still = {
            after: words
            for after, words in AFTER.items()
            if begins is None or today - begins < timedelta(int(after)) or after in marks
        }
        return list((marks | still).items())

    def writing(self) -> IntentionWriting:
        data = self.cleaned_data
        said = {name: data[name] for name in IN_DOCUMENT if name in data}
        if "values" in data:
            said["values"] = tuple(data["values"])
        asks_when = "review" in data
        if asks_when:
            said["starts_on"] = self.begins.isoformat()
        return IntentionWriting(
            said=said,
            review_on=self.review_days() if asks_when else None,
            revision=data["revision"],
            reminds=data["reminds"] if asks_when else None,
        )

    @property
    def begins(self) -> date:
        chosen: date | None = self.cleaned_data["starts_on"]
        return on_clocks(chosen or self.saved.begins or timezone.localdate())

    def review_days(self) -> tuple[date, ...]:
        """The chosen days, those long over left out."""
        data, today = self.cleaned_data, timezone.localdate()
        days = {day_of(mark, self.begins) for mark in data["review"]}
        days |= {data["own_day"]} - {None}
        return tuple(sorted(day for day in days if day >= today or day in self.standing))

    def say_there_is_no_room(self) -> None:
        self.add_error(
            "words", _("There is room for two hundred, and no more. Take one out first.")
        )

    @property
    def form_id(self) -> UUID:
        """The id the page gave; a new one where that is missing."""
        return self.cleaned_data["public_id"] or uuid4()


def mark_of(day: date, begins: date | None) -> str:
    """How a day is called in the form: by its distance from the start, or by itself."""
    distance = str((day - begins).days) if begins else ""
    return distance if distance in AFTER else day.isoformat()


def day_of(mark: str, begins: date) -> date:
    return begins + timedelta(int(mark)) if mark in AFTER else date.fromisoformat(mark)
