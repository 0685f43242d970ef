"""What forms have in common that may be sent twice and are kept once."""

from uuid import UUID, uuid4

from django import forms


class OnceForm(forms.Form):
    """Carries the id its page gave it, so that sending it twice keeps it once."""

    public_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    @property
    def form_id(self) -> UUID:
        """The id the page gave; a new one where that is missing."""
        return self.cleaned_data["public_id"] or uuid4()
