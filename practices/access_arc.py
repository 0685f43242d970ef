"""The only door from a request to a reminder that rests. A stranger gets 404."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from accounts.models import User
from reminders.models import Reminder


def resting_reminder_of(client: User, public_id: UUID) -> Reminder:
    """One of this client's reminders that rests, being unanswered."""
    resting = Reminder.objects.of(client.public_id).filter(rests_since__isnull=False)
    return get_object_or_404(resting.select_related("client"), public_id=public_id)
