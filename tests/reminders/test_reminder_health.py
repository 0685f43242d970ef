"""What an operator sees: numbers, and nothing about anybody."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from reminders.actions import lease_due, refuse, send_due, try_later
from reminders.queries import database_now
from tests.reminders.conftest import make_due, make_many_due, make_reminder

MINUTE = timedelta(minutes=1)


def ask(*options: str) -> dict[str, float]:
    out = StringIO()
    call_command("reminder_health", *options, stdout=out)
    numbers: dict[str, float] = json.loads(out.getvalue())
    return numbers


def test_it_counts_without_naming(alice: User) -> None:
    make_many_due(alice, 3)
    send_due()
    make_many_due(alice, 2)
    put_off, refused = lease_due(2, now=database_now())
    try_later(put_off)
    refuse(refused)
    make_due(make_reminder(alice), ago=-60 * MINUTE)
    make_due(make_reminder(alice), ago=2 * MINUTE)

    numbers = ask()

    assert 120 <= numbers.pop("lag_seconds") < 130
    assert numbers == {
        "due": 1,
        "held": 0,
        "retrying": 1,
        "planned": 1,
        "sent_last_day": 3,
        "skipped_last_day": 0,
        "failed_last_day": 1,
        "to_plan": 7,
    }


def test_a_lag_beyond_the_limit_is_a_failure(alice: User) -> None:
    make_due(make_reminder(alice), ago=10 * MINUTE)

    with pytest.raises(CommandError, match="600 s behind"):
        ask()
    ask("--most-lag", "700")


def test_with_nothing_to_do_all_is_zero(db: None) -> None:
    assert set(ask().values()) == {0}
