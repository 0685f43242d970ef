"""The one mail of this room: the same words for everybody, and nothing about anybody."""

import uuid
from email.utils import parseaddr
from urllib.parse import urlencode

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from reminders.links import pausing_token


def nudge(*, address: str, reminder_id: uuid.UUID, message_id: uuid.UUID) -> EmailMessage:
    """Return the mail that says it is the time somebody chose."""
    token = pausing_token(reminder_id)
    body = render_to_string(
        "reminders/nudge.txt",
        {"open_url": site("reminders:open"), "pause_url": site("reminders:pause", token)},
    )
    return EmailMessage(
        subject=_("A quiet moment, if you want it"),
        body=body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[address],
        headers={
            "Message-ID": f"<{message_id}@{sending_domain()}>",
            "List-Unsubscribe": f"<{site('reminders:unsubscribe', token)}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def site(view: str, token: str = "") -> str:
    """Return a whole address of ours, with a pausing token in its query if there is one."""
    query = f"?{urlencode({'t': token})}" if token else ""
    return f"{settings.SITE_URL}{reverse(view)}{query}"


def sending_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
