"""allauth's forms in our words: one spelling, no word twice, no hint before what it is about."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

E_MAIL = _("E-mail address")
LABELS = {
    "login": E_MAIL,
    "email": E_MAIL,
    "oldpassword": _("The password you have now"),
    "password2": _("The same password again"),
}
NOT_AN_ADDRESS = _("This does not look like an e-mail address yet. Please check each letter.")


class OurWords(forms.Form):
    """Rewords whatever fields a form of allauth's has; what it does stays as it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)  # says the label again, and is hard to read
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = NOT_AN_ADDRESS
        if "password" in self.fields:
            self.fields["password"].help_text = ""  # the way to a new one stands after the form


class LoginForm(OurWords, account.LoginForm):
    """Address and password."""


class SignupForm(OurWords, account.SignupForm):
    """Address and a password of one's choice."""


class ResetPasswordForm(OurWords, account.ResetPasswordForm):
    """Whose password is to be chosen anew."""


class ResetPasswordKeyForm(OurWords, account.ResetPasswordKeyForm):
    """A new password, after the code."""


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    """The password one has, and a new one."""


class SetPasswordForm(OurWords, account.SetPasswordForm):
    """A first password."""


class AddEmailForm(OurWords, account.AddEmailForm):
    """A new address."""


class ChangeEmailForm(OurWords, account.ChangeEmailForm):
    """Another address, before it is confirmed."""


class RequestLoginCodeForm(OurWords, account.RequestLoginCodeForm):
    """Where to send a code."""


class ReauthenticateForm(OurWords, account.ReauthenticateForm):
    """The password once more."""


class ConfirmLoginCodeForm(OurWords, account.ConfirmLoginCodeForm):
    """The code from the mail, to log in."""


class ConfirmEmailVerificationCodeForm(OurWords, account.ConfirmEmailVerificationCodeForm):
    """The code from the mail, to confirm an address."""


class ConfirmPasswordResetCodeForm(OurWords, account.ConfirmPasswordResetCodeForm):
    """The code from the mail, to choose a new password."""


class SecondStepForm(OurWords, mfa.AuthenticateForm):
    """A code from the app, or a recovery code."""


class SecondStepAgainForm(OurWords, mfa.ReauthenticateForm):
    """The same, before something that matters."""


class ActivateTOTPForm(OurWords, totp.ActivateTOTPForm):
    """The first code an app shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The code your app shows")
