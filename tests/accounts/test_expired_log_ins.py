"""Log-ins that are over leave nothing behind."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from accounts.actions.log_ins import forget_expired_log_ins

pytestmark = pytest.mark.django_db


def test_an_expired_log_in_is_forgotten_and_a_standing_one_stays(client_for, alice, charlie):
    over, standing = client_for(alice), client_for(charlie)
    for browser in (over, standing):
        browser.get(reverse("journal:today"))
    past = timezone.now() - timedelta(seconds=1)
    Session.objects.filter(session_key=over.session.session_key).update(expire_date=past)

    forget_expired_log_ins()

    assert [row.user for row in UserSession.objects.all()] == [charlie]
    assert standing.get(reverse("journal:today")).status_code == 200
    assert Session.objects.count() == 1
