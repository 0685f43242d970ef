"""The ways a reminder takes: by e-mail, to a person's browsers, or only inside the journal.

`deliver` answers in the words of a mail server, whichever way it went. A browser that cannot be
reached is no reason for silence: when none is left, or none answers for a while, a mail goes.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from reminders.emails import nudge
from reminders.leases import Lease
from reminders.mailing import Answer, Post
from reminders.models import ReminderSettings
from reminders.pushing import Told, tell_all
from reminders.wording import words_to_send

PATIENCE = 3  # tries at browsers that do not answer, before a mail goes instead


@dataclass
class Counters:
    """Where the reminders of one batch are handed over; who is silent once is asked no more."""

    mail: Post = field(default_factory=Post)
    silent: set[str] = field(default_factory=set)  # push services, by their origin

    def close(self) -> None:
        self.mail.close()


def deliver(lease: Lease, counters: Counters, *, is_ours: Callable[[], bool]) -> Answer:
    """Hand over one reminder by its person's way.

    Browsers may take their time, and somebody else the lease: it is asked for again after them.
    """
    way = way_of(lease.client_id)
    if way == ReminderSettings.Way.IN_APP:
        return Answer.TAKEN  # it stands on their pages from now on
    if way == ReminderSettings.Way.PUSH:
        told = tell_all(
            lease.client_id, lease.message_id, before=lease.quiet_at, silent=counters.silent
        )
        if Told.TAKEN in told:
            return Answer.TAKEN
        if Told.NOT_NOW in told and lease.attempt < PATIENCE:
            return Answer.NOT_NOW
        if told and not is_ours():
            return Answer.NOT_NOW
    return by_mail(lease, counters.mail, is_ours=is_ours)


def way_of(client_id: uuid.UUID) -> str:
    chosen = ReminderSettings.objects.of(client_id)
    return chosen.values_list("way", flat=True).first() or ReminderSettings.Way.EMAIL


def by_mail(lease: Lease, post: Post, *, is_ours: Callable[[], bool]) -> Answer:
    """Send a mail, in the person's own words if they wrote any.

    To find and greet a mail server may take longer than a lease.
    """
    was_connected = post.is_connected
    if not post.is_open() or not (was_connected or is_ours()):
        return Answer.NOT_NOW
    words = words_to_send(lease.client_id)
    mail = nudge(
        address=lease.address,
        reminder_id=lease.reminder_id,
        local_date=lease.local_date,
        message_id=lease.message_id,
        words=words,
    )
    return post.hand_over(mail)
