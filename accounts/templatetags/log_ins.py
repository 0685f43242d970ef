"""A log-in as its owner reads it."""

from datetime import datetime, timedelta
from uuid import UUID

from allauth.usersessions.models import UserSession
from django import template
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from accounts.access import handle_of
from accounts.devices import device_in_words

register = template.Library()
JUST_NOW = timedelta(minutes=10)  # being here is noted every five


@register.filter
def device(log_in: UserSession) -> str:
    """Which browser on which system."""
    return device_in_words(log_in.user_agent)


@register.filter
def handle(log_in: UserSession) -> UUID:
    """What an address calls it."""
    return handle_of(log_in)


@register.filter
def last_active(seen_at: datetime) -> str:
    """When it was last used, in words."""
    if timezone.now() - seen_at < JUST_NOW:
        return _("Active in the last few minutes")
    return _("Last active %(time)s ago") % {"time": timesince(seen_at, depth=1)}
