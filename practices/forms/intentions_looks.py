"""The forms of looks at an intention: a day, a longer look, something to celebrate, reminders."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.days import DayField
from practices.actions.intentions_moments import ReviewWriting
from practices.actions.intentions_reminders import BOTH, DAILY, REVIEWS, OfIntention
from practices.forms.intentions_words import box, not_to_come, own_day
from practices.forms.once import OnceForm
from practices.forms.revised import RevisedForm
from practices.intention_documents import Look, MomentDocument, Near, Status
from practices.words import day_in_words

NEXT = {
    Status.TRYING.value: _("Go on as it is"),
    Status.ADAPTED.value: _("Go on, and change something"),
    Status.RESTING.value: _("Let it rest for now"),
    Status.LET_GO.value: _("Let it go"),
    Status.PART_OF_LIFE.value: _("It is part of life by now"),
}
AGAIN = {"": _("Whenever I like"), "7": _("In a week"), "28": _("In four weeks")}
ASKED = {
    Look.REVIEW.value: ("happened", "change", "celebrated"),
    Look.CELEBRATION.value: ("celebrated",),
    Look.DAY.value: ("near",),
}


class DayForm(forms.Form):
    """One tap: each answer is a button."""

    near = forms.TypedChoiceField(choices=Near.choices, coerce=Near)


class StatusForm(forms.Form):
    """Where it stands, in one tap."""

    status = forms.TypedChoiceField(choices=Status.choices, coerce=Status)


class CelebrateForm(OnceForm):
    """Something to celebrate."""

    celebrated = box(
        _("What would you like to celebrate?"),
        _("However small. It stays here for a day when you need it."),
        required=_("Write a word or two first."),
        rows=3,
    )


class ReviewForm(OnceForm):
    """A longer look; every answer may stay empty."""

    happened = box(_("What happened?"), _("Whatever you noticed. “Nothing yet” is an answer."))
    change = box(_("What would you change?"), _("Smaller, another time, other words."))
    celebrated = box(_("Is there something to celebrate?"), _("However small."))
    status = forms.TypedChoiceField(
        label=_("And now?"),
        choices=list(NEXT.items()),
        coerce=Status,
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    again = forms.ChoiceField(
        label=_("Look at it again"),
        choices=list(AGAIN.items()),
        required=False,
        widget=forms.RadioSelect,
    )
    own_day = own_day(_("Or on a day of your own"))
    reminds = forms.BooleanField(label=_("Send a quiet reminder on that day"), required=False)

    def writing(self) -> ReviewWriting:
        data = self.cleaned_data
        return ReviewWriting(
            said={name: data[name] for name in ASKED[Look.REVIEW]},
            status=data["status"],
            again_on=self.again_on(),
            reminds=data["reminds"],
        )

    def again_on(self) -> date | None:
        """A day of one's own, where one was chosen, or so many days from today."""
        data = self.cleaned_data
        own: date | None = data["own_day"]
        if own or not data["again"]:
            return own
        return timezone.localdate() + timedelta(days=int(data["again"]))


class MomentForm(RevisedForm):
    """Change the words of a look, or its day; which boxes there are is up to the look."""

    happened = ReviewForm.base_fields["happened"]
    change = ReviewForm.base_fields["change"]
    celebrated = ReviewForm.base_fields["celebrated"]
    near = forms.ChoiceField(
        label=_("How near was it that day?"), choices=Near.choices, widget=forms.RadioSelect
    )
    day = DayField(label=_("Day"), validators=[not_to_come])

    def __init__(self, data: Any = None, *, document: MomentDocument, **kwargs: Any) -> None:
        start = document.as_json() | kwargs.pop("initial")
        super().__init__(data, initial=start, **kwargs)
        self.asked = ASKED[document.look]
        for name in {"happened", "change", "celebrated", "near"} - set(self.asked):
            del self.fields[name]

    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.asked}


class IntentionRemindersForm(forms.Form):
    """Which reminders run, and when they come; days are offered only where one is to come."""

    reviews = forms.BooleanField(label=_("On the days I want to look at it again"), required=False)
    daily = forms.BooleanField(label=_("Every day"), required=False)
    local_time = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def __init__(self, data: Any = None, *, reminders: OfIntention) -> None:
        start = {
            "reviews": reminders.reminds_reviews,
            "daily": reminders.reminds_daily,
            "local_time": reminders.at,
        }
        super().__init__(data, initial=start)
        days = (day_in_words(day, timezone.localdate()) for day in reminders.days)
        self.fields["reviews"].help_text = ", ".join(days)
        if not reminders.days:
            del self.fields["reviews"]

    def wanted(self) -> set[str]:
        names = {REVIEWS: "reviews", DAILY: "daily"}
        return {which for which in BOTH if self.cleaned_data.get(names[which])}
