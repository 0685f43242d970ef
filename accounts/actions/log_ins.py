"""Forget log-ins that have expired: what is not kept cannot be found."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone


@transaction.atomic
def forget_expired_log_ins() -> int:
    """Delete expired log-ins and the traces of log-ins that are gone; returns how many went."""
    expired, _ = Session.objects.filter(expire_date__lte=timezone.now()).delete()
    standing = Session.objects.values("session_key")
    gone, _ = UserSession.objects.exclude(session_key__in=standing).delete()
    return int(expired + gone)
