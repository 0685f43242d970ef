"""A thread's form: one line."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_LINE = 300


class ThreadForm(forms.Form):
    """The line of one thread, and the revision the page was opened on."""

    line = forms.CharField(
        label=_("A line to hold on to"),
        max_length=LONGEST_LINE,
        help_text=_("Something to come back to: a sentence, a question, an image."),
        error_messages={"required": _("Write the line first. A few words are enough.")},
    )
    revision = forms.IntegerField(min_value=0, initial=0, required=False, widget=forms.HiddenInput)

    def clean_line(self) -> str:
        return " ".join(str(self.cleaned_data["line"]).split())

    def say_there_is_no_room(self) -> None:
        self.add_error(
            "line", _("There is room for two hundred, and no more. Erase one you have put away.")
        )

    def take_newer_revision(self, revision: int) -> None:
        """Let the next press of the button keep what is typed here, both having been seen."""
        self.data = {**self.data.dict(), "revision": str(revision)}  # type: ignore[attr-defined]
