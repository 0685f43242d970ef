"""Handing mails to the mail server: one connection for a batch, opened again after it drops.

A mail may be repeated as long as the server does not have all of it. Once it has, and does not say
what it made of it, the mail may well arrive: so that answer is waited for as long as may be.
"""

import logging
import smtplib
import time
from enum import Enum
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from reminders.deadlines import cut_at
from reminders.leases import LEASE

log = logging.getLogger(__name__)
PERMANENT = 500  # SMTP replies from here on will not change by asking again
REFUSED = 400
LEAST_SECONDS = 0.01
MOST_SECONDS = (LEASE * 2 / 3).total_seconds()  # for one mail: over before its lease is


class Answer(Enum):
    """What the mail server made of one mail."""

    TAKEN = "taken"
    NOT_NOW = "not now"
    NEVER = "never"
    UNSURE = "unsure"  # it had the whole mail, and did not say


class Line(smtplib.SMTP):
    """A line to a mail server that knows whether the other end has the whole mail."""

    is_whole = False
    until = 0.0  # on the steady clock

    def begin(self) -> None:
        """Start the clock for one mail."""
        self.is_whole = False
        self.until = time.monotonic() + MOST_SECONDS
        self.wait(settings.EMAIL_TIMEOUT)

    def send(self, s: Any) -> None:
        """Send a command or a mail: only a mail is bytes, and after it all the time is left."""
        super().send(s)
        if not isinstance(s, str):
            self.is_whole = True
            self.wait(self.until - time.monotonic())

    def wait(self, seconds: float) -> None:
        if self.sock:
            self.sock.settimeout(max(seconds, LEAST_SECONDS))


class Backend(EmailBackend):
    connection: Line | None
    connection_class = Line


class Post:
    """A mail server's counter. Nothing here writes an address to a log."""

    def __init__(self) -> None:
        self.backend = Backend()
        self.is_shut = False

    @property
    def is_connected(self) -> bool:
        return self.backend.connection is not None

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
        line = self.backend.connection
        assert line is not None
        line.begin()
        try:
            with cut_at(line.until, lambda: line.sock):
                self.backend.send_messages([mail])
        except (smtplib.SMTPNotSupportedError, ValueError):
            return Answer.NEVER  # an address that cannot be written in a mail
        except OSError as error:
            self.close()
            self.is_shut = was_silent(line, error)
            return answer_to(error, is_whole=line.is_whole)
        return Answer.TAKEN

    def close(self) -> None:
        try:
            self.backend.close()
        except OSError as error:
            log.info("the mail server did not say goodbye: %s", type(error).__name__)


def was_silent(line: Line, error: OSError) -> bool:
    """Say whether a mail server let the time go by, rather than say no or hang up."""
    return isinstance(error.__context__, TimeoutError) or time.monotonic() >= line.until


def answer_to(error: OSError, *, is_whole: bool) -> Answer:
    """Read from an error whether this address will ever take this mail, or may have taken it.

    A refused sender, log-in or greeting is our own fault or the server's: that can be mended.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
    elif isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= REFUSED:
        codes = [error.smtp_code]
    else:
        codes = []
    log.warning("mail not taken: %s %s", type(error).__name__, codes)
    if is_whole and not codes:
        return Answer.UNSURE
    return Answer.NEVER if codes and min(codes) >= PERMANENT else Answer.NOT_NOW
