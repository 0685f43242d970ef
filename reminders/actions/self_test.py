"""Once a day a mail takes the way of all mails, to the operator: silence there is a sign."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from reminders.actions.beating import PART, beat
from reminders.actions.planning import is_only
from reminders.mailing import Answer, Post
from reminders.models import Heartbeat
from reminders.self_test_mail import self_test_mail

A_DAY = timedelta(hours=23, minutes=30)  # asked every hour, so that a failed one is made up for
SELF_TEST_LOCK = 0x73656C66  # "self": one at a time
NAMES = uuid.UUID("7b1f6a52-6a0d-5f0e-9d4f-2f4f6f0c1d55")


@transaction.atomic
def send_self_test(*, now: datetime) -> bool:
    """Send today's, unless nobody asked for it or it went already; True when it was taken."""
    address = settings.OPERATOR_EMAIL
    if not address or not is_only(SELF_TEST_LOCK) or went_today(now):
        return False
    mail = self_test_mail(address, uuid.uuid5(NAMES, now.date().isoformat()))
    if send(mail) is not Answer.TAKEN:
        return False
    return beat(PART.SELF_TEST, now)


def went_today(now: datetime) -> bool:
    return Heartbeat.objects.filter(part=PART.SELF_TEST, beat_at__gt=now - A_DAY).exists()


def send(mail: EmailMessage) -> Answer:
    post = Post()
    try:
        return post.hand_over(mail) if post.is_open() else Answer.NOT_NOW
    finally:
        post.close()
