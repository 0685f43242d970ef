"""Handing mails to the mail server: one connection for a batch, opened again after it drops."""

import logging
import smtplib
from enum import Enum

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

log = logging.getLogger(__name__)
PERMANENT = 500  # SMTP replies from here on will not change by asking again


class Answer(Enum):
    """What the mail server made of one mail."""

    TAKEN = "taken"
    NOT_NOW = "not now"
    NEVER = "never"


class Post:
    """A mail server's counter. Nothing here writes an address to a log."""

    def __init__(self) -> None:
        self.backend = EmailBackend()
        self.is_shut = False

    def is_open(self) -> bool:
        """Connect if need be; once no mail server answers, ask no more for this batch."""
        if self.is_shut:
            return False
        try:
            self.backend.open()
        except OSError as error:  # smtplib's own errors are OSErrors too
            log.warning("no mail server: %s", type(error).__name__)
            self.is_shut = True
        return not self.is_shut

    def hand_over(self, mail: EmailMessage) -> Answer:
        """Send one mail over the open connection; after any trouble the connection is closed."""
        try:
            self.backend.send_messages([mail])
        except (smtplib.SMTPNotSupportedError, ValueError):
            return Answer.NEVER  # an address that cannot be written in a mail
        except OSError as error:
            self.close()
            return answer_to(error)
        return Answer.TAKEN

    def close(self) -> None:
        try:
            self.backend.close()
        except OSError as error:
            log.info("the mail server did not say goodbye: %s", type(error).__name__)


def answer_to(error: OSError) -> Answer:
    """Read from an error whether this address will ever take this mail.

    A refused sender, log-in or greeting is our own fault or the server's: that can be mended.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
    elif isinstance(error, smtplib.SMTPDataError):
        codes = [error.smtp_code]
    else:
        codes = []
    log.warning("mail not taken: %s %s", type(error).__name__, codes)
    return Answer.NEVER if codes and min(codes) >= PERMANENT else Answer.NOT_NOW
