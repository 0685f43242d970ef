"""What the person says about a drawing, a photo or a recording."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from journal.actions.attaching import LONGEST_NAME, LONGEST_WORDS, AttachmentWords
from journal.attachment_documents import AttachmentDocument
from journal.models import Attachment

WHAT_IT_IS = {
    Attachment.Kind.DRAWING: _("What it shows"),
    Attachment.Kind.PHOTO: _("What it shows"),
    Attachment.Kind.RECORDING: _("What is said"),
}


class AttachmentForm(forms.Form):
    """A name, and words for who cannot see or hear it."""

    title = forms.CharField(label=_("A name for it"), required=False, max_length=LONGEST_NAME)
    description = forms.CharField(
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "In a few words. It is read aloud where the thing itself cannot be seen or heard."
        ),
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, attachment: Attachment, said: AttachmentDocument):
        words = {"title": said.title, "description": said.description}
        super().__init__(data, initial=words | {"revision": attachment.document_revision})
        self.fields["description"].label = WHAT_IT_IS[Attachment.Kind(attachment.kind)]

    def take_newer_revision(self, revision: int) -> None:
        """Let the next press of the button keep what is typed here, both having been seen."""
        self.data = {**self.data.dict(), "revision": str(revision)}  # type: ignore[attr-defined]

    def words(self) -> AttachmentWords:
        return AttachmentWords(**self.cleaned_data)
