"""A question in the person's own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_QUESTION = 500


class OwnQuestionForm(forms.Form):
    """The words of one question, and the revision the page was opened on."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST_QUESTION,
        help_text=_("In your own words. Only you can read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the question first. A few words are enough.")},
    )
    revision = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """One question is one line, however it was typed."""
        return " ".join(str(self.cleaned_data["text"]).split())

    def say_there_is_no_room(self) -> None:
        self.add_error(
            "text",
            _("There is room for two hundred here, and no more. Erase one you have put away."),
        )

    def take_newer_revision(self, revision: int) -> None:
        """Let the next press of the button keep what is typed here, both having been seen."""
        self.data = {**self.data.dict(), "revision": str(revision)}  # type: ignore[attr-defined]
