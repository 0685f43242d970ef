"""Words a browser kept, as they land."""

from django import forms

from journal.actions.entries import Writing
from journal.documents import EntryDocument, WrittenFrom
from journal.forms.questions import LONGEST_TEXT


class KeptForm(forms.Form):
    """One page of words. Its own id becomes the entry's, so that it lands once."""

    public_id = forms.UUIDField()
    text = forms.CharField(max_length=LONGEST_TEXT, strip=False)
    written_on = forms.DateField()

    def writing(self) -> Writing:
        data = self.cleaned_data
        written_from = WrittenFrom(str(data["public_id"]), 1)
        return Writing(
            public_id=data["public_id"],
            revision=0,
            document=EntryDocument(text=data["text"], written_from=written_from),
            entry_on=data["written_on"],
            session=None,
        )
