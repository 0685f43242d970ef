"""Whoever holds two of a mailbox, a calendar and a push service's book cannot match their lines."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, time
from email.message import EmailMessage

import pytest
import time_machine

from accounts.models import User
from encryption.models import WrappedKey
from reminders.actions import send_due
from reminders.choice_documents import ChoiceDocument
from reminders.feed import calendar_of
from reminders.links import named_by
from reminders.pushing import topic_of
from reminders.wording import Words
from tests.reminders.conftest import make_due, make_reminder
from tests.reminders.places import a_place

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)


def uids(client: User) -> list[str]:
    lines = calendar_of(client, now=NOON).decode().splitlines()
    return sorted(line.partition(":")[2] for line in lines if line.startswith("UID"))


def topics(client: User) -> list[str]:
    return [topic_of(uuid.UUID(int=7))]


def test_what_a_mail_carries_does_not_lead_to_its_event_or_topic(
    alice: User, mailbox: list[EmailMessage]
) -> None:
    row = make_due(make_reminder(alice, local_time=time(20)))
    send_due()
    [mail] = mailbox
    [token] = [w.partition("t=")[2] for w in mail.get_content().split() if "later/?t=" in w]
    named = named_by(token.replace("%3D", "="))
    assert named is not None
    message_id = uuid.UUID(mail["Message-ID"].strip("<>").partition("@")[0])

    day = row.local_date.isoformat()
    guesses = {str(uuid.uuid5(named.reminder_id, said)) for said in (f"calendar {day}", day)}

    now = datetime.combine(row.local_date, time(0), UTC)
    row.delete()
    calendar = calendar_of(alice, now=now).decode()
    assert day.replace("-", "") in calendar
    assert not [guess for guess in guesses if guess in calendar]
    assert topic_of(message_id) not in {uuid.uuid5(message_id, "push").hex, message_id.hex}


@pytest.mark.parametrize("ids_of", [uids, topics])
def test_they_follow_from_a_secret_of_this_deployment(
    alice: User, ids_of: Callable[[User], list[str]]
) -> None:
    make_reminder(alice)
    first = ids_of(alice)
    assert ids_of(alice) == first

    WrappedKey.objects.filter(kind=WrappedKey.Kind.PURPOSES).delete()

    assert not set(ids_of(alice)) & set(first)


def test_secrets_are_not_shown_where_somebody_prints_them() -> None:
    place = a_place()
    chosen = ChoiceDocument(subject="own words", line="own line", feed_secret="a calendar's")
    shown = repr([place, chosen, Words("own words", "own line")])

    said = (place.endpoint, place.auth, place.p256dh, "own words", "own line", "a calendar's")
    assert [secret for secret in said if secret in shown] == []


def test_an_evening_that_quiet_hours_moved_is_the_mornings_one(alice: User) -> None:
    """The journey's own reminder of that morning steps back in the calendar, as it does itself."""
    hours = {"quiet_from": time(21), "quiet_to": time(9)}
    make_reminder(alice, local_time=time(22), day_bits=0b0000001, **hours)  # Mondays
    make_reminder(alice, kind="arc", local_time=time(9), day_bits=0b0000010)  # Tuesdays

    with time_machine.travel(NOON, tick=False):
        events = calendar_of(alice, now=NOON).decode().count("DTSTART:20261006T")

    assert events == 1
