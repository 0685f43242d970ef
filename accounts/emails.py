"""The mails of this room: neutral words, since a mail is read over shoulders."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


def send_application_decided(email: str) -> None:
    """Say that there is an answer; the answer itself waits behind the log-in."""
    body = render_to_string("accounts/email/application_decided.txt", {"site": settings.SITE_URL})
    try:
        send_mail(_("There is an answer for you"), body, None, [email])
    except (SMTPException, OSError) as error:
        logger.warning("A mail could not be sent: %s", type(error).__name__)
