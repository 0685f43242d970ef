"""A session's form: when, and the person's own words about it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from journal.actions.sessions import SessionWriting
from journal.documents import SessionDocument
from journal.models import Session

OWN_WORDS = ("name", "kind", "intention", "people", "notes")


class SessionForm(forms.Form):
    """When a session was or will be, and what the person wants to keep of it."""

    held_on = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    start_time = forms.TimeField(
        label=_("Time, if you like"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    name = forms.CharField(
        label=_("A name for it"),
        required=False,
        max_length=200,
        help_text=_("Such as “the second one” or “after the storm”. Can stay empty."),
    )
    kind = forms.CharField(
        label=_("What kind it was, in your words"), required=False, max_length=200
    )
    intention = forms.CharField(
        label=_("What you hoped for before"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    people = forms.CharField(
        label=_("Who was there"),
        required=False,
        max_length=2000,
        help_text=_("Roles or first letters are enough."),
    )
    notes = forms.CharField(
        label=_("Notes"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Whatever comes back, today or in years. This page stays open."),
    )
    revision = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        kwargs["initial"] = {"held_on": timezone.localdate()} | kwargs.get("initial", {})
        super().__init__(data, **kwargs)

    @staticmethod
    def filled_from(session: Session, document: SessionDocument) -> dict[str, Any]:
        return {
            "held_on": session.held_on,
            "start_time": session.start_time,
            "revision": session.document_revision,
        } | document.as_json()

    def take_newer_revision(self, revision: int) -> None:
        """Let the next press of the button keep what is typed here, both having been seen."""
        self.data = {**self.data.dict(), "revision": str(revision)}  # type: ignore[attr-defined]

    def writing(self) -> SessionWriting:
        data = self.cleaned_data
        return SessionWriting(
            held_on=data["held_on"],
            start_time=data["start_time"],
            document=SessionDocument(**{name: data[name] for name in OWN_WORDS}),
            revision=data["revision"],
        )
