"""The only ways from a link to a person's reminders, and to their calendar."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import User
from reminders.feed_secrets import digest_of
from reminders.links import named_by, reminder_of
from reminders.models import Occurrence, PushPlace, Reminder, ReminderSettings


class Linked(NamedTuple):
    """What a link for "another time" leads to; old occurrences are forgotten after a while."""

    reminder: Reminder
    local_date: date
    occurrence: Occurrence | None


def client_of_link(token: str) -> User:
    """Return whose reminders this link may pause; 404 when it is not ours or they are gone."""
    reminder_id = reminder_of(token)
    client = User.objects.filter(reminders__public_id=reminder_id).first() if reminder_id else None
    if client is None:
        raise Http404
    return client


def linked_by(token: str) -> Linked:
    """Return the reminder and day a link names; 404 when it is not ours or they are gone."""
    named = named_by(token)
    if named is None:
        raise Http404
    reminders = Reminder.objects.select_related("client")
    reminder = get_object_or_404(reminders, public_id=named.reminder_id)
    of_that_day = Occurrence.objects.filter(reminder=reminder, local_date=named.local_date)
    return Linked(reminder, named.local_date, of_that_day.first())


def client_of_feed(secret: str) -> User:
    """Return whose calendar this is; 404 for a secret nobody has, or has no more."""
    found = ReminderSettings.objects.select_related("client").filter(client__is_active=True)
    return get_object_or_404(found, feed_digest=digest_of(secret)).client


def push_place_of(client: User, public_id: UUID) -> PushPlace:
    """Return one of this person's own browsers."""
    return get_object_or_404(PushPlace.objects.of(client.public_id), public_id=public_id)
