"""A new version beside the old one's last workers, and the way back."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection

from accounts.models import User
from reminders.models import Reminder
from tests.reminders.conftest import make_reminder

NEW = ("dates", "day_ends_at", "unanswered", "snoozed", "is_unsure")


def migrate(*to: str) -> None:
    call_command("migrate", "reminders", *to, verbosity=0)


@pytest.fixture
def _forward_again() -> Iterator[None]:
    yield
    migrate()


def test_what_the_version_before_does_not_write_has_a_default_in_the_database(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT column_name FROM information_schema.columns
            WHERE column_default IS NULL AND is_nullable = 'NO'
            AND table_name IN ('reminders_reminder', 'reminders_occurrence')"""
        )
        without = {name for (name,) in cursor.fetchall()}

    assert without.isdisjoint(NEW)


@pytest.mark.usefixtures("_forward_again")
@pytest.mark.django_db(transaction=True)
def test_the_way_back_is_open_also_with_reminders_of_single_dates(alice: User) -> None:
    weekly = make_reminder(alice, day_bits=0b0000011)
    dated = make_reminder(alice, kind="arc", day_bits=0, dates=[date(2026, 12, 24)])

    migrate("0001")
    migrate()

    weekly.refresh_from_db()
    dated.refresh_from_db()
    assert (weekly.day_bits, weekly.is_active) == (0b0000011, True)
    assert (dated.is_active, dated.dates) == (False, [])
    assert Reminder.objects.count() == 2
