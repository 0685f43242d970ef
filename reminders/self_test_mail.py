"""The operator's daily mail: that mails leave the house."""

import uuid

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from reminders.emails import sending_domain


def self_test_mail(address: str, message_id: uuid.UUID) -> EmailMessage:
    """Return the mail of one day; sent twice, it is still one message."""
    return EmailMessage(
        subject=_("Daily self-test"),
        body=_(
            "This mail left by the same way as every reminder does.\n\n"
            "It comes once a day. On a day without it, look at the reminders page of the admin, "
            "or run: manage.py reminders_health\n"
        ),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[address],
        headers={
            "Message-ID": f"<{message_id}@{sending_domain()}>",
            "Auto-Submitted": "auto-generated",
        },
    )
