"""A session's form: when, and the person's own words about it."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.days import DayField
from journal.actions.sessions import SessionWriting
from journal.documents import SessionDocument
from journal.models import Session

OWN_WORDS = ("name", "kind", "intention", "people", "notes", "comfort", "playlist", "cue")
FIRST = ("held_on", "start_time", "intention", "comfort")
LONGEST_LINK = 2000


class SafeLink(forms.URLField):
    """A link to a page that is fetched sealed on its way, and nothing else."""

    default_validators = [URLValidator(schemes=["https"])]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            max_length=LONGEST_LINK,
            assume_scheme="https",
            error_messages={"invalid": _("A link here begins with https and holds no spaces.")},
            **kwargs,
        )


def clock_time(**kwargs: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(required=False, widget=widget, **kwargs)


class SessionForm(forms.Form):
    """When a session was or will be, and what the person wants to keep of it."""

    held_on = DayField(label=_("Day"))
    start_time = clock_time(label=_("When it begins, if you like"))
    end_time = clock_time(
        label=_("When it ends, if you like"),
        help_text=_("What comes back later is dated from here. It can be added afterwards."),
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
    comfort = forms.CharField(
        label=_("What helps you feel safe"),
        required=False,
        max_length=2000,
        help_text=_("A blanket, a person to call, a ride home, something to eat."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    playlist = SafeLink(
        label=_("A link to the music"),
        help_text=_("To hear it again when you write. It opens only when you press it."),
    )
    cue = forms.CharField(
        label=_("Something to come back with"),
        required=False,
        max_length=500,
        help_text=_("A scent, an object, an image. It is offered to you when you write about it."),
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

    def __init__(self, data: Any = None, *, is_ahead: bool = False, **kwargs: Any) -> None:
        day = None if is_ahead else timezone.localdate()
        kwargs["initial"] = {"held_on": day} | kwargs.get("initial", {})
        super().__init__(data, **kwargs)
        self.is_ahead = is_ahead
        if is_ahead:
            self.fields["intention"].label = _("What you hope for")

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """What most want to say; the day is enough."""
        return [self[name] for name in FIRST]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in FIRST]

    @property
    def shows_more(self) -> bool:
        """Whether something has to be looked at there, or stands there of one that has been."""
        return any(
            field.errors or (field.value() and (self.is_bound or not self.is_ahead))
            for field in self.more_fields
        )

    @staticmethod
    def filled_from(session: Session, document: SessionDocument) -> dict[str, Any]:
        return {
            "held_on": session.held_on,
            "start_time": session.start_time,
            "end_time": session.end_time,
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
            end_time=data["end_time"],
            document=SessionDocument(**{name: data[name] for name in OWN_WORDS}),
            revision=data["revision"],
        )
