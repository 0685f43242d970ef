"""What the reminder's page shows beside its form: how it stands, and the mail that comes."""

import re
from dataclasses import dataclass
from uuid import uuid4

from accounts.models import User
from practices.models import PlannedPractice
from practices.queries.none_today import Why, none_today, with_today
from practices.words import move_in_words
from reminders.choices import row_of
from reminders.clock_words import clock_in_words
from reminders.emails import nudge
from reminders.models import Reminder, ReminderSettings
from reminders.queries import reminders_paused


@dataclass(frozen=True)
class ReminderPage:
    """How the reminder of a planned practice stands, and what is kept once for all of them."""

    reminder: Reminder | None
    ways: ReminderSettings
    is_paused: bool
    clock: str  # which clock its time is on, in words

    @property
    def is_on(self) -> bool:
        return bool(self.reminder and self.reminder.is_active)

    @property
    def none_today(self) -> Why | None:
        return none_today(self.reminder) if self.reminder and self.is_on else None

    @property
    def moves(self) -> str:
        return move_in_words(self.reminder.rule) if self.reminder and self.is_on else ""


def reminder_page(planned: PlannedPractice, client: User) -> ReminderPage:
    """Everything the page shows beside its form and the mail."""
    theirs = Reminder.objects.filter(kind=Reminder.Kind.PRACTICE, source_id=planned.public_id)
    reminder = with_today(theirs).first()
    clock = clock_in_words(reminder.time_zone if reminder else client.time_zone)
    return ReminderPage(reminder, row_of(client), reminders_paused(client), clock)


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
