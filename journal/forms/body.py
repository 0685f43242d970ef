"""The forms of the body map: one place, what is usual there, and when a map was felt."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.forms.days import DayField
from accounts.models import User
from journal.actions.body import MapAbout, PlaceWriting
from journal.body_documents import (
    BodyMapDocument,
    Places,
    WithPlaces,
    note_trace,
    together,
    trace_of,
)
from journal.body_words import ACTIVITY, PLEASANT, STEADINESS, other_side, place_name
from journal.documents import Sensation
from journal.forms.session_choice import SessionChoice
from journal.forms.words import sensation_choices
from journal.models import BodyMap

NOT_SAID = ("", _("not said"))
Words = dict[str, str | Promise]


def strengths() -> list[tuple[str, Any]]:
    return [NOT_SAID, *((str(number), str(number)) for number in range(11))]


def one_of(words: Words) -> list[tuple[str, Any]]:
    return [NOT_SAID, *words.items()]


class PlaceNoteForm(forms.Form):
    """What one place is like. All of it may stay empty: a touch is enough."""

    words = forms.MultipleChoiceField(
        label=_("What it is like"),
        required=False,
        choices=sensation_choices,
        widget=forms.CheckboxSelectMultiple,
    )
    own = forms.CharField(label=_("In your own words"), required=False, max_length=500)
    intensity = forms.TypedChoiceField(
        label=_("How strong"),
        help_text=_("0 is barely there, 10 the strongest you can bear."),
        required=False,
        choices=strengths,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    pleasant = forms.ChoiceField(
        label=_("How it feels"),
        required=False,
        choices=one_of(PLEASANT),
        widget=forms.RadioSelect,
    )
    steadiness = forms.ChoiceField(
        label=_("Does it stay?"),
        required=False,
        choices=one_of(STEADINESS),
        widget=forms.RadioSelect,
    )
    activity = forms.ChoiceField(
        label=_("More or less active than before?"),
        required=False,
        choices=one_of(ACTIVITY),
        widget=forms.RadioSelect,
    )
    both_sides = forms.BooleanField(required=False)
    opened_on = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    other_opened_on = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, region: str, saved: WithPlaces) -> None:
        self.region, self.saved = region, saved
        self.other = other_side(region)
        place = saved.place(region) or Sensation(region)
        super().__init__(data, initial=self.filled_from(place) | self.traces())
        if self.other:
            self.fields["both_sides"].label = _("The same for %(place)s") % {
                "place": place_name(self.other)
            }
        else:
            del self.fields["both_sides"]

    @staticmethod
    def filled_from(place: Sensation) -> dict[str, Any]:
        return {
            "words": list(place.words),
            "own": place.own,
            "intensity": "" if place.intensity is None else str(place.intensity),
            "pleasant": place.pleasant,
            "steadiness": place.steadiness,
            "activity": place.activity,
        }

    def traces(self) -> dict[str, str]:
        return {
            "opened_on": trace_of(self.saved.place(self.region)),
            "other_opened_on": trace_of(self.saved.place(self.other)),
        }

    @property
    def is_noted(self) -> bool:
        return self.saved.place(self.region) is not None

    @property
    def other_is_noted(self) -> bool:
        return bool(self.other) and self.saved.place(self.other) is not None

    def take_newer(self, saved: Sensation | None) -> None:
        """Let the next press keep what is typed here, both versions having been seen."""
        region = saved.region if saved else self.region
        name = "opened_on" if region == self.region else "other_opened_on"
        self.data = changed(self.data, name, trace_of(saved))

    def typed(self) -> Sensation:
        data = self.cleaned_data
        said = {name: data.get(name, "") for name in ("pleasant", "steadiness", "activity", "own")}
        return Sensation(
            self.region, words=tuple(data["words"]), intensity=data["intensity"], **said
        )

    def writing(self, *, with_saved: bool = False) -> PlaceWriting:
        """One place, or both its sides; with what is saved as well, when a person chose both."""
        typed, saved = self.typed(), self.saved.place(self.region)
        place = together(saved, typed) if with_saved and saved else typed
        data = self.cleaned_data
        places: Places = (place,)
        if data.get("both_sides"):
            places = (place, on_the_other_side(place, self.other))
        traces = {self.region: data["opened_on"], self.other: data["other_opened_on"]}
        return PlaceWriting(places, {code: trace for code, trace in traces.items() if code})


def on_the_other_side(place: Sensation, region: str) -> Sensation:
    """The same, noted on the other side."""
    return replace(place, region=region)


class UsualPlaceForm(PlaceNoteForm):
    """What is usual at one place: an ache, a numbness, an implant, a stoma."""

    own = forms.CharField(
        label=_("What is usual here"),
        required=False,
        max_length=500,
        help_text=_("Such as “an old ache”, “numb since the operation”, “an implant”."),
    )

    def __init__(self, data: Any = None, *, region: str, saved: WithPlaces) -> None:
        super().__init__(data, region=region, saved=saved)
        del self.fields["steadiness"], self.fields["activity"]


class MapAboutForm(forms.Form):
    """When a map was felt, what it goes with, and a note."""

    felt_on = DayField(label=_("Day"))
    felt_time = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    note = forms.CharField(
        label=_("Anything else, in your own words"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    opened_on = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, client: User, body_map: BodyMap, document: BodyMapDocument
    ) -> None:
        at = timezone.localtime(body_map.felt_at)
        super().__init__(
            data,
            initial={
                "felt_on": at.date(),
                "felt_time": at.time().replace(second=0, microsecond=0),
                "session": str(body_map.session_id or ""),
                "note": document.note,
                "opened_on": note_trace(document.note),
            },
        )
        self.felt_at = body_map.felt_at
        self.fields["session"] = SessionChoice(client)

    def about(self) -> MapAbout:
        """A moment nobody touched stays as it is, to the second."""
        data = self.cleaned_data
        moment = datetime.combine(data["felt_on"], data["felt_time"])
        is_moved = {"felt_on", "felt_time"} & set(self.changed_data)
        return MapAbout(
            felt_at=timezone.make_aware(moment) if is_moved else self.felt_at,
            session=data["session"],
            note=data["note"],
            opened_on=data["opened_on"],
        )

    def take_newer(self, note: str) -> None:
        """Let the next press keep what is typed here, both notes having been seen."""
        self.data = changed(self.data, "opened_on", note_trace(note))


class UsualNoteForm(forms.Form):
    """A note about the body as a whole."""

    note = forms.CharField(
        label=_("Anything about your body as a whole"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as a chair, a device, a long illness, tiredness that is always there."),
    )
    opened_on = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, saved: WithPlaces) -> None:
        super().__init__(data, initial={"note": saved.note, "opened_on": note_trace(saved.note)})

    def take_newer(self, note: str) -> None:
        """Let the next press keep what is typed here, both notes having been seen."""
        self.data = changed(self.data, "opened_on", note_trace(note))


def changed(data: Any, name: str, value: str) -> QueryDict:
    """What was posted, with one field as it must be now."""
    copy: QueryDict = data.copy()
    copy[name] = value
    return copy
