"""The only way from a link in a mail to a person."""

from django.http import Http404

from accounts.models import User
from reminders.links import reminder_of


def client_of_link(token: str) -> User:
    """Return whose reminders this link may pause; 404 when it is not ours or they are gone."""
    reminder_id = reminder_of(token)
    client = User.objects.filter(reminders__public_id=reminder_id).first() if reminder_id else None
    if client is None:
        raise Http404
    return client
