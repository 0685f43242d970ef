"""What an operator sees: numbers, and nothing about anybody."""

import json
import re
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from reminders.actions import lease_due, pause_all, refuse, retry_now, send_due, snooze, try_later
from reminders.actions.beating import PART, beat
from reminders.models import Heartbeat, Occurrence
from reminders.queries import database_now
from tests.conftest import ClientFor
from tests.reminders.conftest import make_due, make_many_due, make_reminder

MINUTE = timedelta(minutes=1)
PAGE = "/curate/reminders/heartbeat/"


def ask(*options: str) -> dict[str, float]:
    out = StringIO()
    call_command("reminders_health", *options, stdout=out)
    numbers: dict[str, float] = json.loads(out.getvalue())
    return numbers


@pytest.fixture(autouse=True)
def _alive(db: None) -> None:
    """Let planner and sender have come through a moment ago."""
    for part in (PART.PLANNER, PART.SENDER):
        beat(part, database_now())


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
    assert all(0 <= numbers.pop(f"{part}_seconds") < 10 for part in ("planner", "sender"))
    assert numbers == {
        "due": 1,
        "held": 0,
        "retrying": 1,
        "planned": 1,
        "sent_last_day": 3,
        "skipped_last_day": 0,
        "failed_last_day": 1,
        "to_plan": 7,
        "resting": 0,
        "self_test_seconds": None,
        "zone_rules_hold": True,
    }


def test_a_lag_beyond_the_limit_is_a_failure(alice: User) -> None:
    make_due(make_reminder(alice), ago=10 * MINUTE)

    with pytest.raises(CommandError, match="600 s behind"):
        ask()
    ask("--most-lag", "700")


def test_without_a_mail_server_whatever_waits_for_its_next_try_lags(
    alice: User, settings: Any
) -> None:
    settings.EMAIL_PORT = 1
    for minutes in (100, 4):
        make_due(make_reminder(alice), ago=minutes * MINUTE)
    assert send_due() == 0

    with pytest.raises(CommandError, match=r"60\d\d s behind"):
        ask()


def test_what_nobody_wants_any_more_does_not_lag(alice: User) -> None:
    make_due(make_reminder(alice, is_active=False), ago=100 * MINUTE, attempt=1)

    assert ask()["lag_seconds"] == 0


@pytest.mark.parametrize("ago", [26 * 60 * MINUTE, None])
def test_a_self_test_that_did_not_go_for_a_day_is_a_failure(
    settings: Any, ago: timedelta | None
) -> None:
    if ago:
        beat(PART.SELF_TEST, database_now() - ago)
    ask()

    settings.OPERATOR_EMAIL = "operator@example.org"

    with pytest.raises(CommandError, match="no self-test"):
        ask()


def test_a_self_test_of_this_morning_is_enough(settings: Any) -> None:
    settings.OPERATOR_EMAIL = "operator@example.org"
    beat(PART.SELF_TEST, database_now() - 20 * 60 * MINUTE)

    ask()


@pytest.mark.parametrize("part", [PART.PLANNER, PART.SENDER])
@pytest.mark.parametrize("ago", [6 * MINUTE, None])
def test_a_part_that_came_through_long_ago_or_never_is_a_failure(part: str, ago: object) -> None:
    Heartbeat.objects.filter(part=part).delete()
    if isinstance(ago, timedelta):
        beat(part, database_now() - ago)

    with pytest.raises(CommandError, match=f"no {part} came through"):
        ask()


def test_with_nothing_to_do_all_is_zero() -> None:
    numbers = {name: n for name, n in ask().items() if not name.endswith("er_seconds")}

    assert numbers.pop("zone_rules_hold") is True
    assert numbers.pop("self_test_seconds") is None
    assert set(numbers.values()) == {0}


def test_trying_again_makes_ready_what_is_fresh_and_nothing_else(alice: User) -> None:
    make_many_due(alice, 4)
    put_off, refused, held, snoozed = lease_due(4, now=database_now())
    try_later(put_off)
    refuse(refused)
    later = database_now() + 60 * MINUTE
    Occurrence.objects.filter(pk=snoozed.occurrence_id).update(
        state="planned", snoozed=1, due_at=later, ready_at=later
    )
    failed = {"state": "failed", "failed_because": "refused", "ready_at": None, "attempt": 1}
    make_due(make_reminder(alice), ago=200 * MINUTE, **failed)

    assert retry_now(now=database_now()) == 2

    again = {lease.occurrence_id for lease in lease_due(9, now=database_now())}
    assert again == {put_off.occurrence_id, refused.occurrence_id}
    assert held.occurrence_id not in again


def test_what_may_have_arrived_is_not_sent_again(alice: User) -> None:
    row = make_due(make_reminder(alice), attempt=1, state="leased")
    Occurrence.objects.filter(pk=row.pk).update(
        state="failed", failed_because="unconfirmed", ready_at=None
    )

    assert retry_now(now=database_now()) == 0


def test_the_command_can_try_again(alice: User, mailbox: list[object]) -> None:
    make_many_due(alice, 1)
    [lease] = lease_due(1, now=database_now())
    refuse(lease)

    ask("--retry")
    send_due()

    assert len(mailbox) == 1


def test_the_operators_page_shows_numbers_and_no_names(
    client_for: ClientFor, root: User, alice: User
) -> None:
    make_many_due(alice, 3)
    make_due(make_reminder(alice), ago=10 * MINUTE)

    page = client_for(root).get(PAGE).content.decode()

    assert "<td>4</td>" in page
    assert "10 minutes" in page
    assert "Reminders lag 600 s behind" in page
    assert not re.search("alice|example.org", page)


def test_what_came_counts_as_sent_also_when_its_reader_has_put_it_off_or_stopped_it_since(
    alice: User,
) -> None:
    make_many_due(alice, 3)
    send_due()
    for row in Occurrence.objects.all()[:2]:
        assert snooze(row, "hour", database_now())
    pause_all(client=alice)

    assert ask()["sent_last_day"] == 3


def test_where_nobody_would_be_told_the_operators_page_does_not_say_that_all_is_well(
    client_for: ClientFor, root: User, settings: Any
) -> None:
    settings.OPERATOR_EMAIL, settings.DEAD_MAN_URL = "", ""
    browser = client_for(root)
    page = browser.get(PAGE).content.decode()
    assert all(name in page for name in ("(OPERATOR_EMAIL)", "(DEAD_MAN_URL)"))
    assert "All is well." not in page

    settings.DEAD_MAN_URL, settings.OPERATOR_EMAIL = "http://localhost:1/", "op@example.org"
    beat(PART.SELF_TEST, database_now())

    page = browser.get(PAGE).content.decode()
    assert "All is well." in page
    assert "(DEAD_MAN_URL)" not in page


def test_its_button_tries_again_and_says_how_many(
    client_for: ClientFor, root: User, alice: User
) -> None:
    make_many_due(alice, 2)
    for lease in lease_due(2, now=database_now()):
        try_later(lease)

    page = client_for(root).post(PAGE + "retry/", follow=True).content.decode()

    assert "2 are tried again now." in page
    assert Occurrence.objects.due(database_now()).count() == 2


def test_a_curator_neither_sees_nor_tries(client_for: ClientFor, cora: User) -> None:
    browser = client_for(cora)

    assert browser.get(PAGE).status_code == 403
    assert browser.post(PAGE + "retry/").status_code == 403
