"""Who may come in: the owner, and only with a client's account."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from practices.models import PlannedPractice, PracticeLog
from tests.conftest import ClientFor

PLANNED = ["plan-remove", "plan-edit", "reminder-edit", "reminder-stop"]
LOGGED = ["log-note", "log-how", "log-remove"]
POSTS = [
    "plan-add",
    "plan-remove",
    "plan-restore",
    "reminder-stop",
    "reminders-pause",
    "log-remove",
    "log-restore",
]
PLAIN = ["plan", "plan-add", "log", "reminders-pause"]


def url_of(name: str, row: PlannedPractice | PracticeLog) -> str:
    return reverse(f"practices:{name}", args=[] if name in PLAIN else [row.public_id])


@pytest.fixture(params=[*PLAIN, *PLANNED, *LOGGED, "plan-restore", "log-restore"])
def door(
    request: pytest.FixtureRequest, planned: PlannedPractice, logged: PracticeLog
) -> tuple[str, str]:
    """Return each private address of alice's, and the method that opens it."""
    name = request.param
    url = url_of(name, logged if name.startswith("log") else planned)
    return url, "post" if name in POSTS else "get"


def test_without_a_login_every_private_door_leads_to_the_login_page(
    door: tuple[str, str], client: Client
) -> None:
    url, method = door

    answer = getattr(client, method)(url)

    onward = url if method == "get" else "/"  # a form leads back to the page it stood on
    assert (answer.status_code, answer.url) == (302, f"{reverse('account_login')}?next={onward}")


def test_a_therapist_finds_no_private_door(
    door: tuple[str, str], nora: User, client_for: ClientFor
) -> None:
    url, method = door

    assert getattr(client_for(nora), method)(url).status_code == 404


@pytest.mark.parametrize("name", [*PLANNED, *LOGGED])
def test_another_client_finds_none_of_alices_rows(
    name: str,
    planned: PlannedPractice,
    logged: PracticeLog,
    charlie: User,
    client_for: ClientFor,
) -> None:
    url = url_of(name, logged if name.startswith("log") else planned)

    answer = client_for(charlie).post(url, {"how": "yes", "days": ["0"]})

    assert answer.status_code == 404


@pytest.mark.parametrize("name", POSTS)
def test_what_changes_something_is_never_a_get(
    name: str,
    planned: PlannedPractice,
    logged: PracticeLog,
    alice: User,
    client_for: ClientFor,
) -> None:
    url = url_of(name, logged if name.startswith("log") else planned)

    assert client_for(alice).get(url).status_code == 405
