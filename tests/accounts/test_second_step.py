"""Roles that carry trust need a second step; nobody else does."""

import pytest

from accounts.models import User
from tests.accounts.authenticator import app_of
from tests.conftest import ClientFor

STEP = "/people/second-step/"
ROOMS = ["/people/invitations/", "/people/profile/", "/curate/", "/"]
OPEN = ["/help/", STEP, "/people/display/", "/account/2fa/", "/account/logout/", "/healthz"]


@pytest.fixture(autouse=True)
def _outside_the_demo(settings) -> None:
    settings.MFA_REQUIRED_ROLES = ("therapist", "curator", "admin")


@pytest.mark.parametrize("url", ROOMS)
@pytest.mark.parametrize("role", ["therapist", "curator", "admin"])
def test_a_role_that_needs_it_is_led_to_it(
    client_for: ClientFor, nora: User, cora: User, root: User, role: str, url: str
) -> None:
    person = {"therapist": nora, "curator": cora, "admin": root}[role]

    response = client_for(person).get(url)

    assert (response.status_code, response.url) == (302, STEP)


def test_nothing_is_written_on_the_way(client_for: ClientFor, nora: User) -> None:
    response = client_for(nora).post("/people/invitations/new/")

    assert (response.status_code, response.url) == (302, STEP)
    assert not nora.invitations.exists()


@pytest.mark.parametrize("url", OPEN)
def test_the_way_to_it_and_help_stay_open(client_for: ClientFor, nora: User, url: str) -> None:
    response = client_for(nora).get(url)

    assert response.headers.get("Location") != STEP


def test_with_a_second_step_all_is_open(client_for: ClientFor, nora: User) -> None:
    app_of(nora)

    response = client_for(nora).get("/people/invitations/")

    assert response.status_code == 200


def test_recovery_codes_alone_are_no_second_step(client_for: ClientFor, nora: User) -> None:
    app_of(nora)
    nora.authenticator_set.filter(type="totp").delete()

    response = client_for(nora).get("/people/invitations/")

    assert response.url == STEP


def test_a_client_is_left_alone(client_for: ClientFor, alice: User) -> None:
    response = client_for(alice).get("/people/")

    assert response.status_code == 200
