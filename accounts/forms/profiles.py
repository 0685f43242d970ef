"""What therapists and curators say of themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.places import clocks_for


class ProfileForm(forms.Form):
    """Name and clock."""

    name = forms.CharField(
        label=_("Your name"), max_length=80, widget=forms.TextInput({"autocomplete": "name"})
    )
    time_zone = forms.ChoiceField(label=_("Your time zone"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.initial.get("time_zone", "UTC")
        self.fields["time_zone"].choices = clocks_for(own)  # type: ignore[attr-defined]

    def answers(self) -> dict[str, Any]:
        """Return what the action is called with."""
        return dict(self.cleaned_data)


class TherapistForm(ProfileForm):
    """The same, and the days they read."""

    reading_days = forms.CharField(
        label=_("When you usually read"),
        max_length=120,
        required=False,
        help_text=_("For example: Tuesday and Friday. It is shown wherever somebody shares."),
    )


def profile_form(person: User, data: Any = None) -> ProfileForm:
    """Return the form that fits a person's role, filled with what stands."""
    initial = {"name": person.name, "time_zone": person.time_zone}
    if not person.is_therapist:
        return ProfileForm(data, initial=initial)
    profile = getattr(person, "therapist_profile", None)
    initial["reading_days"] = profile.reading_days if profile else ""
    return TherapistForm(data, initial=initial)
