"""Forms of what cannot be undone."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EraseForm(forms.Form):
    """One word, typed, so that no tired thumb erases a journal."""

    word = forms.CharField(
        label=_("Type the word “erase”"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"]
        if word.strip().strip("“”\"'").lower() != "erase":
            raise forms.ValidationError(_("Type the word “erase” to go on. Nothing is erased yet."))
        return word
