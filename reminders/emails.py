"""The one mail of this room: the same words for everybody who wrote none of their own."""

import uuid
from datetime import date
from email.utils import parseaddr
from urllib.parse import urlencode

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from reminders.links import later_token, pausing_token
from reminders.wording import Words

NEUTRAL = Words()
NO_DAY = date.min  # of a mail that nothing was planned for, as one that is only shown


def nudge(
    *,
    address: str,
    reminder_id: uuid.UUID,
    message_id: uuid.UUID,
    local_date: date = NO_DAY,
    words: Words = NEUTRAL,
) -> EmailMessage:
    """Return the mail that says it is the time somebody chose."""
    unsubscribe = site("reminders:unsubscribe", pausing_token(reminder_id))
    return EmailMessage(
        subject=words.subject or neutral_subject(),
        body=body(words.line, site("reminders:later", later_token(reminder_id, local_date))),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[address],
        headers={
            "Message-ID": f"<{message_id}@{sending_domain()}>",
            "List-Unsubscribe": f"<{unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def neutral_subject() -> str:
    return _("A quiet moment, if you want it")


def neutral_line() -> str:
    return _("A quiet moment, if you want it. One word is enough, and letting it pass is fine.")


def body(line: str, later_url: str) -> str:
    """Return what stands in the mail; its first line is what a phone shows before opening."""
    return render_to_string(
        "reminders/nudge.txt",
        {
            "line": line or neutral_line(),
            "open_url": site("reminders:open"),
            "later_url": later_url,
        },
    )


def site(view: str, token: str = "", **path: str) -> str:
    """Return a whole address of ours, with a signed token in its query if there is one."""
    query = f"?{urlencode({'t': token})}" if token else ""
    return f"{settings.SITE_URL}{reverse(view, kwargs=path)}{query}"


def sending_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
