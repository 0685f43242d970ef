"""allauth's points of extension."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse

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

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Tell of a change that has happened already: a mail server away must not fail it."""
        try:
            super().send_notification_mail(*args, **kwargs)
        except (SMTPException, OSError) as error:
            logger.warning("A notice could not be sent: %s", type(error).__name__)


class SealedMFAAdapter(DefaultMFAAdapter):
    """Seal the seeds of authenticator apps and recovery codes, which allauth keeps in clear."""

    def encrypt(self, text: str) -> str:
        """Seal a seed."""
        return seal_seed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a seed; raises `Unreadable` rather than guess."""
        return open_seed(encrypted_text)
