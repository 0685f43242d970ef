"""What forms of words that may be open on two pages have in common."""

from typing import cast

from django import forms
from django.http import QueryDict


class RevisedForm(forms.Form):
    """Carries the revision its page was opened on."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def take_newer_revision(self, revision: int) -> None:
        """Let the next press of the button keep what is typed here, both having been seen."""
        typed = cast(QueryDict, self.data).copy()
        typed["revision"] = str(revision)
        self.data = typed
