"""One touch of the landing page, and the form that prepares a link."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from journal.actions.landing import Touch
from journal.documents import Sensation
from journal.fragment_documents import FragmentDocument
from journal.landing_words import colour_choices, mark_choices, region_choices, word_choices
from journal.models import Fragment

LONGEST_WORDS = 2000
KINDS = {
    "word": Fragment.Kind.WORDS,
    "text": Fragment.Kind.WORDS,
    "colour": Fragment.Kind.MARK,
    "mark": Fragment.Kind.MARK,
    "region": Fragment.Kind.TOUCH,
    "landing": Fragment.Kind.LANDING,
}


class LandingKeepForm(forms.Form):
    """What one button or one line sent; `piece` is the id this page gives to what it sends."""

    piece = forms.UUIDField(required=False)
    word = forms.ChoiceField(required=False, choices=word_choices)
    text = forms.CharField(required=False, max_length=LONGEST_WORDS)
    colour = forms.ChoiceField(required=False, choices=colour_choices)
    mark = forms.ChoiceField(required=False, choices=mark_choices)
    region = forms.ChoiceField(required=False, choices=region_choices)
    landing = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not self._sent(data):
            raise ValidationError(_("One word is enough."))
        return data

    @staticmethod
    def _sent(data: dict[str, Any]) -> str:
        return next((name for name in KINDS if data.get(name)), "")

    def touch(self) -> Touch:
        data = self.cleaned_data
        document = FragmentDocument(
            text=data["text"],
            words=(data["word"],) if data["word"] else (),
            colour=data["colour"],
            mark=data["mark"],
            sensations=(Sensation(data["region"]),) if data["region"] else (),
        )
        return Touch(data["piece"] or uuid4(), KINDS[self._sent(data)], document)


class LandingLinkForm(forms.Form):
    """The one line, and how long the link works."""

    orientation = forms.CharField(
        label=_("Where you are, and who is with you"),
        required=False,
        max_length=200,
        help_text=_(
            "Such as “In the room on Oak Street. Sam is here and takes me home.” "
            "Whoever opens the link can read this line, and nothing else of yours."
        ),
    )
    days_after = forms.TypedChoiceField(
        label=_("How long it works"),
        coerce=int,
        initial=1,
        choices=[
            (0, _("until the end of that day")),
            (1, _("until the end of the day after")),
            (3, _("three days longer")),
            (7, _("a week longer")),
        ],
        widget=forms.RadioSelect,
    )
