"""What the page "How reminders reach you" shows, and whether to ask for a browser."""

from dataclasses import dataclass

from accounts.models import User
from reminders.choices import Choices, choices_of
from reminders.emails import NO_DAY, nudge, site
from reminders.models import PushPlace, ReminderSettings
from reminders.push_keys import public_key
from reminders.wording import Words


@dataclass(frozen=True)
class SettingsPage:
    """The choices, the browsers, the calendar's address and the mail as it comes."""

    chosen: Choices
    places: list[PushPlace]
    feed_url: str
    push_key: str
    mail: "MailPreview"

    @property
    def waits_for_browser(self) -> bool:
        return self.chosen.row.way == ReminderSettings.Way.PUSH and not self.places


@dataclass(frozen=True)
class MailPreview:
    """What comes, and from whom."""

    sender: str
    subject: str
    line: str


@dataclass(frozen=True)
class Ask:
    """Whether to ask, once, if this browser may tell them."""

    push_key: str


def settings_page(client: User) -> SettingsPage:
    chosen = choices_of(client)
    return SettingsPage(
        chosen=chosen,
        places=list(PushPlace.objects.of(client.public_id).order_by("made_at")),
        feed_url=feed_url(chosen),
        push_key=public_key(),
        mail=mail_preview(client, chosen.document.words),
    )


def feed_url(chosen: Choices) -> str:
    secret = chosen.document.feed_secret if chosen.row.feed_digest else ""
    return site("reminders:feed", secret=secret) if secret else ""


def mail_preview(client: User, words: Words) -> MailPreview:
    """Return the mail as the worker makes it."""
    mail = nudge(
        address=client.email,
        reminder_id=client.public_id,
        local_date=NO_DAY,
        message_id=client.public_id,
        words=words,
    )
    line = str(mail.body).strip().partition("\n")[0]
    return MailPreview(sender=mail.from_email, subject=str(mail.subject), line=line)


def ask_of(client: User, chosen: Choices | None = None) -> Ask | None:
    """Ask who is not told by a browser and has not set the question aside.

    Who has neither written nor set a reminder is not asked: the pages see to that.
    """
    chosen = chosen or choices_of(client)
    is_told = chosen.row.way != ReminderSettings.Way.EMAIL
    if is_told or chosen.document.is_ask_set_aside or not chosen.is_readable:
        return None
    return Ask(public_key())
