"""Celery only wakes: nothing in Redis says anything about anybody."""

import json
from typing import Any

import pytest
import redis
from django.conf import settings

from accounts.models import User
from reminders import tasks
from reminders.actions.sending import BATCH
from tests.reminders.conftest import make_many_due

QUEUE = "celery"


@pytest.fixture
def broker() -> Any:
    """Return the broker's Redis with an empty queue."""
    with redis.Redis.from_url(settings.REDIS_URL) as connection:
        connection.delete(QUEUE)
        yield connection
        connection.delete(QUEUE)


def test_a_tick_leaves_one_wake_for_each_batch_and_nothing_in_it(alice: User, broker: Any) -> None:
    make_many_due(alice, 2 * BATCH + 1)

    tasks.tick()

    messages = [json.loads(raw) for raw in broker.lrange(QUEUE, 0, -1)]
    assert [message["headers"]["task"] for message in messages] == ["reminders.send_due"] * 3
    assert {message["headers"]["argsrepr"] for message in messages} == {"()"}
    assert {message["headers"]["kwargsrepr"] for message in messages} == {"{}"}
    assert "alice" not in str(messages)


def test_a_tick_with_nothing_due_wakes_nobody(db: None, broker: Any) -> None:
    tasks.send_due()

    tasks.tick()

    assert broker.llen(QUEUE) == 0


def test_a_wake_sends(alice: User, mailbox: list[object]) -> None:
    make_many_due(alice, 3)

    tasks.send_due()

    assert len(mailbox) == 3


def test_beat_ticks_every_fifteen_seconds() -> None:
    assert settings.CELERY_BEAT_SCHEDULE["tick"] == {
        "task": "reminders.tick",
        "schedule": 15.0,
        "options": {"expires": 15},
    }
