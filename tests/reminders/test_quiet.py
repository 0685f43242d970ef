"""Spells in which nothing comes: recorded as left out, never moved, never caught up."""

import uuid
from datetime import timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError

from accounts.models import User
from reminders.actions import (
    end_quiet,
    forget_closed,
    hold,
    keep_quiet,
    lease_due,
    send_due,
)
from reminders.models import Occurrence, QuietSpell, Reminder
from reminders.queries import database_now
from tests.reminders.conftest import make_due, make_reminder

MINUTE = timedelta(minutes=1)
SESSION = uuid.UUID(int=7)


def be_quiet(client: User, begins: timedelta, ends: timedelta | None) -> None:
    now = database_now()
    ends_at = None if ends is None else now + ends
    keep_quiet(client=client, source_id=SESSION, begins_at=now + begins, ends_at=ends_at)


def fates() -> list[tuple[str, str]]:
    rows = Occurrence.objects.order_by("due_at")
    return list(rows.values_list("state", "skipped_because"))


@pytest.mark.parametrize("ends", [60 * MINUTE, None])
def test_what_falls_into_a_spell_is_recorded_and_not_sent(
    alice: User, mailbox: list[EmailMessage], ends: timedelta | None
) -> None:
    make_due(make_reminder(alice))
    be_quiet(alice, -10 * MINUTE, ends)

    send_due()

    assert mailbox == []
    assert fates() == [("skipped", "quiet")]


def test_what_was_due_in_a_spell_that_is_over_is_not_caught_up(
    alice: User, mailbox: list[EmailMessage]
) -> None:
    make_due(make_reminder(alice), ago=20 * MINUTE)
    make_due(make_reminder(alice), ago=5 * MINUTE)
    be_quiet(alice, -30 * MINUTE, -10 * MINUTE)

    send_due()

    assert fates() == [("skipped", "quiet"), ("sent", "")]
    assert len(mailbox) == 1


def test_what_was_due_before_a_spell_is_not_sent_inside_it(
    alice: User, mailbox: list[EmailMessage]
) -> None:
    make_due(make_reminder(alice), ago=20 * MINUTE)
    be_quiet(alice, -10 * MINUTE, 60 * MINUTE)

    send_due()

    assert (mailbox, fates()) == ([], [("skipped", "quiet")])


def test_a_spell_to_come_keeps_nothing_back_yet(alice: User, mailbox: list[EmailMessage]) -> None:
    make_due(make_reminder(alice))
    be_quiet(alice, 1 * MINUTE, 60 * MINUTE)

    send_due()

    assert len(mailbox) == 1


def test_a_worker_does_not_begin_on_what_became_quiet_meanwhile(alice: User) -> None:
    make_due(make_reminder(alice))
    [lease] = lease_due(1, now=database_now())

    be_quiet(alice, -1 * MINUTE, 60 * MINUTE)
    assert not hold(lease)
    assert lease_due(1, now=database_now() + 2 * MINUTE) == []

    assert fates() == [("skipped", "quiet")]


def keep_hours(reminder: Reminder, begins: timedelta, ends: timedelta) -> None:
    """Give it quiet hours around now, on its own clock."""
    shown = database_now().astimezone(ZoneInfo(reminder.time_zone))
    hours = {"quiet_from": (shown + begins).time(), "quiet_to": (shown + ends).time()}
    Reminder.objects.filter(pk=reminder.pk).update(**hours)


@pytest.mark.parametrize(
    ("began", "fate"), [(-30 * MINUTE, ("skipped", "quiet")), (-1 * MINUTE, ("sent", ""))]
)
def test_what_was_held_up_does_not_come_in_quiet_hours_but_as_they_begin(
    evening: Reminder, mailbox: list[EmailMessage], began: timedelta, fate: tuple[str, str]
) -> None:
    keep_hours(evening, began, 600 * MINUTE)
    make_due(evening, ago=40 * MINUTE)

    send_due()

    assert fates() == [fate]


def test_what_quiet_hours_moved_comes_the_moment_they_end(
    evening: Reminder, mailbox: list[EmailMessage]
) -> None:
    keep_hours(evening, -600 * MINUTE, -MINUTE / 60)
    make_due(evening)

    send_due()

    assert (len(mailbox), fates()) == (1, [("sent", "")])


def test_a_worker_does_not_begin_on_what_quiet_hours_overtook_in_its_hands(
    evening: Reminder,
) -> None:
    make_due(evening)
    [lease] = lease_due(1, now=database_now())

    keep_hours(evening, -1 * MINUTE, 600 * MINUTE)
    assert hold(lease)  # they have only just begun
    keep_hours(evening, -10 * MINUTE, 600 * MINUTE)
    assert not hold(lease)
    assert lease_due(1, now=database_now() + 2 * MINUTE) == []

    assert fates() == [("skipped", "quiet")]


def test_a_thing_has_one_spell_and_its_last_one_counts(
    alice: User, mailbox: list[EmailMessage]
) -> None:
    make_due(make_reminder(alice))
    be_quiet(alice, -10 * MINUTE, None)
    be_quiet(alice, 10 * MINUTE, 20 * MINUTE)

    send_due()

    assert QuietSpell.objects.count() == 1
    assert len(mailbox) == 1


@pytest.mark.parametrize("ends", [5 * MINUTE, None])
def test_ending_a_spell_lets_come_what_is_still_to_come_and_nothing_that_fell_into_it(
    alice: User, charlie: User, mailbox: list[EmailMessage], ends: timedelta | None
) -> None:
    make_due(make_reminder(alice), ago=20 * MINUTE)
    fell_into_it = make_due(make_reminder(alice), ago=5 * MINUTE)
    make_due(make_reminder(charlie), ago=5 * MINUTE)
    be_quiet(alice, -10 * MINUTE, ends)
    end_quiet(client=alice, source_id=SESSION)
    make_due(make_reminder(alice))

    send_due()

    fell_into_it.refresh_from_db()
    assert (fell_into_it.state, fell_into_it.skipped_because) == ("skipped", "quiet")
    assert (len(mailbox), QuietSpell.objects.count()) == (3, 0)


def test_one_persons_spell_is_nobody_elses(
    alice: User, charlie: User, mailbox: list[EmailMessage]
) -> None:
    make_due(make_reminder(alice))
    make_due(make_reminder(charlie))
    be_quiet(alice, -10 * MINUTE, None)
    end_quiet(client=charlie, source_id=SESSION)

    send_due()

    assert [mail["To"] for mail in mailbox] == [charlie.email]


def test_a_spell_that_ends_before_it_begins_is_refused(alice: User) -> None:
    with pytest.raises(IntegrityError, match="a_spell_lasts"):
        be_quiet(alice, 10 * MINUTE, 5 * MINUTE)


def test_spells_of_long_ago_are_forgotten_and_open_ones_are_not(alice: User) -> None:
    now = database_now()
    long_ago = now - timedelta(days=120)
    for source_id, ends_at in ((SESSION, long_ago + MINUTE), (uuid.uuid4(), None)):
        keep_quiet(client=alice, source_id=source_id, begins_at=long_ago, ends_at=ends_at)

    assert forget_closed(now=now) == 1

    assert list(QuietSpell.objects.values_list("ends_at", flat=True)) == [None]
