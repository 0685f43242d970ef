"""What the reminder's page shows beside its form."""

import re
from dataclasses import dataclass
from uuid import uuid4

from practices.models import PlannedPractice
from reminders.emails import nudge
from reminders.models import Reminder
from reminders.queries import reminder_for


def reminder_of(planned: PlannedPractice) -> Reminder | None:
    """The reminder of a planned practice, running or stopped."""
    return reminder_for(Reminder.Kind.PRACTICE, planned.public_id)


@dataclass(frozen=True)
class MailPreview:
    """The one mail there is: the same words for everybody."""

    sender: str
    subject: str
    body: str


def mail_preview() -> MailPreview:
    """The real mail, made as the worker makes it; its private address shortened to dots."""
    mail = nudge(address="", reminder_id=uuid4(), message_id=uuid4())
    body = re.sub(r"\?t=\S+", "?t=…", str(mail.body))
    return MailPreview(sender=mail.from_email, subject=str(mail.subject), body=body.strip())
