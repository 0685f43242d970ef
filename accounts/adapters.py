"""allauth's points of extension."""

import logging
from collections.abc import Sequence
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.actions.devices import forget_device, forget_other_devices
from accounts.known_devices import digest_of, remembered_device, secret_of
from encryption.seeds import open_seed, seal_seed

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Where a person goes after logging in; and notices that never undo what they tell about."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead a client who was never asked to the first questions; everybody else home."""
        user = request.user
        if user.is_client and user.first_steps_at is None:  # type: ignore[union-attr]
            return reverse("lifecycle:first-steps")
        return reverse("home")

    get_signup_redirect_url = get_login_redirect_url

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed for now."),
        "duplicate_email": _("This is the e-mail address you have here already."),
        "email_password_mismatch": _(
            "This address and password do not belong together. Try again, or take another way in."
        ),
        "email_taken": _("This e-mail address cannot be used here. Please take another one."),
        "enter_current_password": _("Please type the password you have now."),
        "incorrect_code": _("This code does not fit. Please look at the newest mail."),
        "incorrect_password": _("This is not your password. Please try again."),
        "invalid_or_expired_key": _("This link is used up or too old. You can ask for a new one."),
        "invalid_password_reset": _("This was used already. You can ask for a new code."),
        "rate_limited": _("That was a lot at once. Please wait a few minutes."),
        "same_as_current": _("This is what stands there already."),
        "too_many_login_attempts": _(
            "Too many tries for now. Please wait five minutes, or take another way in."
        ),
        "unknown_email": _("Nobody here has this e-mail address."),
        "unverified_primary_email": _("Please confirm your e-mail address first."),
    }

    def logout(self, request: HttpRequest) -> None:
        """Log out, and forget this browser: what is kept in it for this person is noise then."""
        if secret := secret_of(request):
            forget_device(request.user, digest_of(secret))  # type: ignore[arg-type]
        super().logout(request)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Hash a password, as for a new account: how long the answer takes tells nothing either."""
        make_password(get_random_string(16))
        super().send_account_already_exists_mail(email)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Tell of a change that has happened already: a mail server away must not fail it."""
        try:
            super().send_notification_mail(*args, **kwargs)
        except (SMTPException, OSError) as error:
            logger.warning("A notice could not be sent: %s", type(error).__name__)


class LogInsAdapter(DefaultUserSessionsAdapter):
    """Ending all other log-ins also forgets every other browser."""

    def end_sessions(self, sessions: Sequence[UserSession]) -> None:
        """End these, and what is kept in other browsers for this person is noise."""
        super().end_sessions(sessions)
        request = self.request
        forget_other_devices(request.user, keep=remembered_device(request))


class SealedMFAAdapter(DefaultMFAAdapter):
    """Seal the seeds of authenticator apps and recovery codes, which allauth keeps in clear."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": _("An account with a second step keeps one e-mail address."),
        "cannot_delete_authenticator": _("This one is still needed, so it stays for now."),
        "cannot_generate_recovery_codes": _(
            "Recovery codes come with a passkey or an app. Please set up one of these first."
        ),
        "incorrect_code": _("This code does not fit. Please wait for the next one and type that."),
        "unverified_email": _(
            "Please confirm your e-mail address first; then you can set up a second step."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Seal a seed."""
        return seal_seed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a seed; raises `Unreadable` rather than guess."""
        return open_seed(encrypted_text)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """Suggest a name for a passkey; the person changes it as they like."""
        return gettext("This device")
