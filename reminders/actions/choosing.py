"""Keep how somebody wants to be reminded. The client's row is locked first, always."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Literal

from django.db import transaction
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import User
from encryption.keys import ensure_client_key, ensure_reminders_key
from encryption.readers import owner_reader, reminders_reader
from reminders.actions.hours import apply_hours
from reminders.actions.plans import note
from reminders.choice_documents import ChoiceDocument
from reminders.choices import Choices, choices_of
from reminders.feed_secrets import digest_of, new_secret
from reminders.models import ReminderSettings, WordsToSend
from reminders.wording import Words

Made = Literal["first", "another"] | None
HOURS = ("quiet_from", "quiet_to", "day_ends_at", "keeps_coming")


@dataclass(frozen=True)
class Wish:
    """The way, the hours and the words somebody asks for."""

    way: str
    quiet_from: time | None
    quiet_to: time | None
    day_ends_at: time
    keeps_coming: bool
    words: Words


@transaction.atomic
def choose_ways(wish: Wish, *, by: User) -> None:
    """Save all of it; changed hours hold for every reminder from now on."""
    hold_client(by)
    chosen = choices_of(by)
    row = chosen.row
    before = hours_in(row)
    row.way, row.keeps_coming = wish.way, wish.keeps_coming
    row.quiet_from, row.quiet_to = wish.quiet_from, wish.quiet_to
    row.day_ends_at = wish.day_ends_at
    keep(chosen, replace(chosen.document, subject=wish.words.subject, line=wish.words.line), by)
    if chosen.is_readable and wish.words != chosen.document.words:
        give_to_sender(wish.words, by)
    if hours_in(row) != before:
        apply_hours(by, by=by)
    note(by.public_id, by, row.public_id, "changed")


@transaction.atomic
def choose_way(way: str, *, by: User) -> None:
    """Change the way alone."""
    hold_client(by)
    chosen = choices_of(by)
    chosen.row.way = way
    keep(chosen, chosen.document, by)
    note(by.public_id, by, chosen.row.public_id, "changed")


@transaction.atomic
def make_feed(*, by: User) -> Made:
    """Make the calendar's address, or a new one: the one before leads nowhere at once.

    Say which; nothing where it could not be kept, to be shown.
    """
    hold_client(by)
    chosen = choices_of(by)
    if not chosen.is_readable:
        return None
    made: Made = "another" if chosen.row.feed_digest else "first"
    secret = new_secret()
    chosen.row.feed_digest, chosen.row.feed_made_at = digest_of(secret), timezone.now()
    keep(chosen, replace(chosen.document, feed_secret=secret), by)
    note(by.public_id, by, chosen.row.public_id, "calendar made")
    return made


@transaction.atomic
def stop_feed(*, by: User) -> None:
    """Let the calendar's address lead nowhere, also when it cannot be opened any more."""
    hold_client(by)
    theirs = ReminderSettings.objects.of(by.public_id).filter(feed_digest__isnull=False)
    if not theirs.update(feed_digest=None, feed_made_at=None):
        return
    chosen = choices_of(by)
    keep(chosen, replace(chosen.document, feed_secret=""), by)
    note(by.public_id, by, chosen.row.public_id, "calendar stopped")


@transaction.atomic
def set_ask_aside(*, by: User) -> None:
    """Ask no more whether this browser may tell them."""
    hold_client(by)
    chosen = choices_of(by)
    keep(chosen, replace(chosen.document, is_ask_set_aside=True), by)


@transaction.atomic
def be_done(on: date, *, by: User) -> None:
    """Show nothing more of that day's reminders."""
    hold_client(by)
    chosen = choices_of(by)
    keep(chosen, replace(chosen.document, done_on=on.isoformat()), by)


def keep(chosen: Choices, document: ChoiceDocument, by: User) -> None:
    """Save the row, and seal what changed in it; what does not open is left as it is."""
    if chosen.is_readable and document != chosen.document:
        ensure_client_key(by.public_id)
        chosen.row.seal_for(owner_reader(by.public_id), document.as_json())
    chosen.row.save()


def give_to_sender(words: Words, by: User) -> None:
    """Seal the words once more, for the reader that sends; without own words there is no row."""
    WordsToSend.objects.filter(client=by).delete()
    if not words:
        return
    ensure_reminders_key(by.public_id)
    row = WordsToSend(public_id=uuid.uuid4(), client=by)
    row.seal_for(reminders_reader(by.public_id), words.as_json())
    row.save(force_insert=True)


def hours_in(row: ReminderSettings) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in HOURS)
