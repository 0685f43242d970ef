"""What a therapist may put beside a client's questions."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from journal.forms.long_select import LongSelect
from journal.forms.own_questions import LONGEST_QUESTION
from journal.prompt_documents import GuidanceDocument, SuggestedQuestion, SuggestionDocument
from prompts.queries import PromptOffer, live_prompts
from prompts.vocabulary import Lens, Weight

AT_LEAST_IN_A_SET, AT_MOST_IN_A_SET = 2, 7
NOTE_HINT = _("They see this note with the question, and your name.")
CEILINGS = [
    (Weight.LIGHT.value, _("Only light questions")),
    (Weight.MEDIUM.value, _("Light and medium, nothing heavy")),
    (Weight.HEAVY.value, _("No limit from me")),
]


class LibraryField(forms.ChoiceField):
    """One question of the library, or none."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False, widget=LongSelect)


class SuggestForm(forms.Form):
    """What a question and a set have in common: own words, the library, a note."""

    note = forms.CharField(
        label=_("A note beside it"),
        required=False,
        max_length=1000,
        help_text=NOTE_HINT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    picks: Sequence[str] = ()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        choices = [("", _("none")), *self.library_choices()]
        for name in self.picks:
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @cached_property
    def library(self) -> dict[str, PromptOffer]:
        return {str(offer.prompt_id): offer for offer in live_prompts()}

    def library_choices(self) -> Iterator[tuple[str, str]]:
        for prompt_id, offer in self.library.items():
            yield prompt_id, offer.text

    def typed(self) -> list[str]:
        """The questions in the therapist's own words, one a line."""
        lines = str(self.cleaned_data.get("text", "")).splitlines()
        return [" ".join(line.split()) for line in lines if line.strip()]

    def questions(self) -> list[SuggestedQuestion]:
        """All that were typed, then all that were picked, each once."""
        own = [SuggestedQuestion(str(uuid4()), 0, text) for text in dict.fromkeys(self.typed())]
        named = dict.fromkeys(self.cleaned_data.get(name, "") for name in self.picks)
        offers = [self.library[prompt_id] for prompt_id in named if prompt_id in self.library]
        picked = [SuggestedQuestion(str(o.prompt_id), o.version, o.text) for o in offers]
        return [*own, *picked]

    def document(self) -> SuggestionDocument:
        data = self.cleaned_data
        title, note = data.get("title", ""), data["note"]
        return SuggestionDocument(tuple(self.questions()), title=title, note=note)


class SuggestionForm(SuggestForm):
    """One question: in own words, or from the library."""

    text = forms.CharField(
        label=_("A question from our last session"),
        required=False,
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    pick = LibraryField(_("Or one from the library"))
    picks = ("pick",)
    field_order = ("text", "pick", "note")

    def typed(self) -> list[str]:
        """One question is one line, however it was typed."""
        return [line for line in [" ".join(super().typed())] if line]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and len(self.questions()) != 1:
            self.add_error("text", _("Write one question, or choose one from the library."))
        return data


class SuggestionSetForm(SuggestForm):
    """A small set under one title."""

    title = forms.CharField(label=_("A title for the set"), max_length=100)
    text = forms.CharField(
        label=_("Questions in your words"),
        required=False,
        max_length=LONGEST_QUESTION * AT_MOST_IN_A_SET,
        help_text=_("One on each line."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    pick_1 = LibraryField(_("From the library"))
    pick_2 = LibraryField(_("Another from the library"))
    pick_3 = LibraryField(_("One more from the library"))
    picks = ("pick_1", "pick_2", "pick_3")
    field_order = ("title", "text", *picks, "note")

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if any(len(line) > LONGEST_QUESTION for line in text.splitlines()):
            raise forms.ValidationError(_("One of these is too long. Short ones are easier."))
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not (AT_LEAST_IN_A_SET <= len(self.questions()) <= AT_MOST_IN_A_SET):
            self.add_error("text", _("A set holds two to seven questions."))
        return data


class GuidanceForm(forms.Form):
    """Themes to make room for, themes to leave out, and how heavy a question may be."""

    wanted = forms.MultipleChoiceField(
        label=_("Make room for"),
        required=False,
        choices=Lens.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    left_out = forms.MultipleChoiceField(
        label=_("Leave out"),
        required=False,
        choices=Lens.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    ceiling = forms.ChoiceField(
        label=_("How heavy a question may be"), choices=CEILINGS, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if set(data.get("wanted", ())) & set(data.get("left_out", ())):
            self.add_error("left_out", _("A theme is either made room for or left out."))
        return data

    def document(self) -> GuidanceDocument:
        data = self.cleaned_data
        return GuidanceDocument(tuple(data["wanted"]), tuple(data["left_out"]), data["ceiling"])
