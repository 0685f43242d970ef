"""Type the code of an invitation; say yes to it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """One short code, typed in any case, with or without its dash."""

    code = forms.CharField(
        label=_("Invitation code"),
        max_length=20,
        help_text=_("Ten letters and digits, like K7MQ2-9XTRB."),
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def refuse_unknown(self) -> None:
        """Say that no open invitation has this code."""
        self.add_error(
            "code",
            _("This code does not open an invitation. Check each letter, or ask for a new one."),
        )

    def refuse_too_many(self) -> None:
        """Say that there were too many tries."""
        self.add_error("code", _("That was a lot of tries. You can try again in an hour."))


class AcceptForm(forms.Form):
    """Say yes, and by which name one is to be known; it may stay empty."""

    name = forms.CharField(
        label=_("The name they will see"),
        max_length=80,
        required=False,
        help_text=_("Any name you like, or none. You can change it later."),
        widget=forms.TextInput({"autocomplete": "nickname"}),
    )
