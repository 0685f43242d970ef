"""Leaving quickly: a page that says nothing, and what the person chose to happen besides."""

import re

import pytest
import time_machine
from django.test import Client

from accounts.models import User
from tests.conftest import ClientFor


@pytest.mark.django_db
def test_the_neutral_page_tells_nothing_and_leads_nowhere(client: Client) -> None:
    html = client.get("/clock/").content.decode()

    assert "<title>World clock</title>" in html
    assert "ournal" not in re.sub(r"<link[^>]*>|<script[^>]*>", "", html)
    assert "<a " not in html


@pytest.mark.django_db
def test_the_neutral_page_has_the_right_time(client: Client) -> None:
    with time_machine.travel("2026-07-01T12:00:00Z", tick=False):
        html = client.get("/clock/").content.decode()

    row = re.search(r"London</th>\s*<td>(\w+)</td>\s*<td>([\d:]+)</td>", html)
    assert row
    assert row.groups() == ("Wednesday", "13:00")


def test_leaving_keeps_a_person_logged_in_unless_they_chose_otherwise(
    alice: User, client_for: ClientFor
) -> None:
    client = client_for(alice)

    client.get("/clock/")

    assert client.session.get_expiry_age() > 60


def test_leaving_logs_out_after_a_few_seconds_if_that_was_chosen(
    alice: User, client_for: ClientFor
) -> None:
    client = client_for(alice)
    client.post("/help/leaving/", {"leave": "log-out"})

    with time_machine.travel("2026-07-01T12:00:00Z", tick=False) as clock:
        client.get("/clock/")
        still = client.get("/account/2fa/").status_code
        clock.shift(6)
        later = client.get("/account/2fa/").status_code

    assert (still, later) == (200, 302)


@pytest.mark.django_db
def test_the_choice_is_remembered_in_this_browser(client: Client) -> None:
    answer = client.post("/help/leaving/", {"leave": "log-out"})

    assert answer.status_code == 302
    cookie = client.cookies["leave"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("log-out", True, "Lax")
    html = client.get("/help/leaving/").content.decode()
    assert re.search(r'value="log-out" [^>]*checked', html)


@pytest.mark.django_db
def test_a_choice_we_do_not_know_is_refused(client: Client) -> None:
    answer = client.post("/help/leaving/", {"leave": "vanish"})

    assert answer.status_code == 422
    assert "leave" not in client.cookies


@pytest.mark.django_db
def test_its_limits_are_explained(client: Client) -> None:
    html = client.get("/help/leaving/").content.decode()

    assert "It does not clear the browser" in html
    assert 'href="/help/leaving/"' in client.get("/help/").content.decode()
