"""How a person wants to be spoken with. Every question may stay empty."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.places import clocks_for, countries
from accounts.preferences import DEFAULT_ASKS, DEFAULT_SESSION_WORD, PreferencesView

OWN_WORD = "own"
SESSION_WORDS = [
    ("session", _("session")),
    ("journey", _("journey")),
    ("treatment", _("treatment")),
    (OWN_WORD, _("a word of my own")),
]
ASKS = [
    ("one", _("one question at a time")),
    ("page", _("all questions on one page")),
]
KNOWN_WORDS = {word for word, _label in SESSION_WORDS} - {OWN_WORD}


def country_choices() -> list[tuple[str, Any]]:
    """Return every country, after the choice not to say."""
    return [("", _("I would rather not say")), *countries()]


class PreferencesForm(forms.Form):
    """One calm page. `lenses` and `languages` are (value, label) pairs from the prompt library."""

    name = forms.CharField(
        label=_("What would you like to be called?"),
        max_length=80,
        required=False,
        help_text=_("People you share with see this name."),
        widget=forms.TextInput({"autocomplete": "nickname"}),
    )
    pronouns = forms.CharField(
        label=_("Your pronouns"),
        max_length=40,
        required=False,
        help_text=_("For example: she, he, they."),
    )
    session_word = forms.ChoiceField(
        label=_("What do you call the time you come here to reflect on?"),
        choices=SESSION_WORDS,
        required=False,
        widget=forms.RadioSelect,
    )
    own_word = forms.CharField(label=_("My own word"), max_length=30, required=False)
    time_zone = forms.ChoiceField(
        label=_("Your time zone"),
        help_text=_("So that dates and reminders follow your own clock."),
    )
    country = forms.ChoiceField(
        label=_("Your country"),
        choices=country_choices,
        required=False,
        help_text=_("So that the help page can show numbers to call near you."),
    )
    question_language = forms.ChoiceField(
        label=_("Questions in"),
        required=False,
        help_text=_("Where a question has not been translated yet, you meet it in English."),
    )
    asks = forms.ChoiceField(
        label=_("When you choose how much you have today"),
        choices=ASKS,
        required=False,
        help_text=_("You can change over on each page too."),
        widget=forms.RadioSelect,
    )
    lenses = forms.MultipleChoiceField(
        label=_("Themes that speak to you"),
        required=False,
        help_text=_("Questions about these may be offered. Nobody else sees your choice."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        lenses: Iterable[tuple[str, Any]],
        languages: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self._offer_languages(list(languages))
        self.fields["lenses"].choices = list(lenses)  # type: ignore[attr-defined]
        own = self.initial.get("time_zone", "UTC")
        self.fields["time_zone"].choices = clocks_for(own)  # type: ignore[attr-defined]

    def _offer_languages(self, languages: list[tuple[str, str]]) -> None:
        """Ask only where there is something to choose; what was chosen once stays."""
        if not languages:
            del self.fields["question_language"]
            return
        choices = [("", _("English")), *languages]
        self.fields["question_language"].choices = choices  # type: ignore[attr-defined]

    @staticmethod
    def filled_from(person: User, wishes: PreferencesView) -> dict[str, Any]:
        """Return the form's first values from what stands."""
        known = wishes.session_word in KNOWN_WORDS
        return {
            "name": person.name,
            "time_zone": person.time_zone,
            "pronouns": wishes.pronouns,
            "country": wishes.country,
            "session_word": wishes.session_word if known else OWN_WORD,
            "own_word": "" if known else wishes.session_word,
            "lenses": list(wishes.lenses),
            "question_language": wishes.question_language,
            "asks": wishes.asks,
        }

    def clean(self) -> dict[str, Any]:
        """An own word is asked for only by those who chose to give one."""
        answers = super().clean() or {}
        if answers.get("session_word") == OWN_WORD and not answers.get("own_word"):
            self.add_error("own_word", _("Write your own word here, or choose one above."))
        return answers

    def answers(self) -> dict[str, Any]:
        """Return what the action is called with."""
        return {
            "name": self.cleaned_data["name"],
            "time_zone": self.cleaned_data["time_zone"],
            "wishes": self._wishes(),
        }

    def _wishes(self) -> PreferencesView:
        answers = self.cleaned_data
        word = answers["session_word"] or DEFAULT_SESSION_WORD
        return PreferencesView(
            pronouns=answers["pronouns"],
            country=answers["country"],
            session_word=answers["own_word"] if word == OWN_WORD else word,
            lenses=tuple(answers["lenses"]),
            asks=answers["asks"] or self.initial.get("asks", DEFAULT_ASKS),
            question_language=answers.get(
                "question_language", self.initial.get("question_language", "")
            ),
        )
