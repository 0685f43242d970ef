"""A log-in ends when it was left alone, and after its longest time; the page asks again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import User
from tests.conftest import ClientFor

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PAGE = "/account/email/"  # any page behind the log-in
MINUTE = 60
PRODUCTION = {
    "client": (30 * MINUTE, 12 * 60 * MINUTE),
    "therapist": (15 * MINUTE, 8 * 60 * MINUTE),
}


@pytest.fixture(autouse=True)
def _limits_of_production(settings: Any) -> None:
    settings.SESSION_LIMITS = PRODUCTION


def visit(client: Client, minutes: float) -> int:
    """Open the page so many minutes after noon; return the status."""
    with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
        return client.get(PAGE).status_code


@pytest.mark.parametrize(("who", "idle"), [("alice", 30), ("nora", 15)])
def test_left_alone_it_ends(
    request: pytest.FixtureRequest, client_for: ClientFor, who: str, idle: int
) -> None:
    client = client_for(request.getfixturevalue(who))

    statuses = [visit(client, minutes) for minutes in (0, idle, 2 * idle + 1.1)]

    assert statuses == [200, 200, 302]


@pytest.mark.parametrize(("who", "hours"), [("alice", 12), ("nora", 8)])
def test_in_use_it_ends_after_its_longest_time(
    request: pytest.FixtureRequest, client_for: ClientFor, who: str, hours: int
) -> None:
    client = client_for(request.getfixturevalue(who))

    statuses = [visit(client, minutes) for minutes in range(0, hours * 60 + 16, 15)]

    assert statuses == [200] * (hours * 4 + 1) + [302]


def test_the_page_that_ended_is_the_page_one_comes_back_to(
    client_for: ClientFor, alice: User
) -> None:
    client = client_for(alice)
    visit(client, 0)

    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        response = client.get(PAGE)

    assert response.headers["Location"] == f"/account/login/?next={PAGE}"


def test_reading_does_not_write_the_session_each_time(client_for: ClientFor, alice: User) -> None:
    client = client_for(alice)
    visit(client, 0)

    with time_machine.travel(NOON + timedelta(seconds=30), tick=False):
        client.get(PAGE)
        used_at = client.session["used_at"]

    assert used_at == int(NOON.timestamp())
