"""Redis or the mail server is away: limits hold, signed-in work goes on, nothing is half done."""

import socket
import tempfile
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from tests.accounts.authenticator import is_in
from tests.accounts.conftest import code_in
from tests.conftest import PASSWORD, ClientFor

HANGING = 30  # seconds; unguarded, a frozen Redis takes more than 45. The bench says how quick

LOG_IN = "/account/login/"


@pytest.fixture
def away(settings, request: pytest.FixtureRequest) -> Iterator[None]:
    """Point the cache at a Redis that is gone, or at one that listens and never answers."""
    real = settings.CACHES
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as frozen:
        path = str(Path(folder) / "s")
        if request.param == "frozen":
            frozen.bind(path)
            frozen.listen(128)
        settings.CACHES = {"default": real["default"] | {"LOCATION": f"unix://{path}"}}
        yield
        settings.CACHES = real


both = pytest.mark.parametrize("away", ["gone", "frozen"], indirect=True)


@both
@pytest.mark.usefixtures("away")
def test_nobody_logs_in_uncounted(browser: Client, nora: User) -> None:
    began = time.monotonic()

    response = browser.post(LOG_IN, {"login": nora.email, "password": PASSWORD})

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert not is_in(browser)
    assert time.monotonic() - began < HANGING


@both
@pytest.mark.usefixtures("away")
def test_no_code_is_tried_uncounted(client_for: ClientFor, alice: User) -> None:
    response = client_for(alice).post("/people/code/", {"code": "AAAAA-AAAAA"})

    assert response.status_code == 503


@both
@pytest.mark.usefixtures("away")
def test_signed_in_work_goes_on(client_for: ClientFor, alice: User, nora: User) -> None:
    began = time.monotonic()

    seen = client_for(alice).get("/people/").status_code
    saved = client_for(alice).post("/preferences/", {"name": "Al", "time_zone": "UTC"})
    made = client_for(nora).post("/people/invitations/new/")

    assert (seen, saved.status_code, made.status_code) == (200, 302, 302)
    assert time.monotonic() - began < HANGING


def test_somebody_whose_first_code_was_lost_logs_in_and_gets_another(
    browser: Client, db: None, settings, mailbox: list[EmailMessage]
) -> None:
    person = {"email": "new@example.org", "password1": PASSWORD}
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    first = browser.post("/account/signup/", person).status_code

    settings.EMAIL_PORT = port
    cache.clear()  # three minutes later
    second = Client()
    asked = second.post(LOG_IN, {"login": person["email"], "password": PASSWORD})
    second.post(asked.url, {"code": code_in(mailbox[-1])})

    assert first == 503
    assert is_in(second)


def test_a_notice_that_cannot_be_sent_undoes_nothing(
    client_for: ClientFor, nora: User, settings
) -> None:
    browser = client_for(nora)
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    new = "a long walk in the rain"
    settings.EMAIL_PORT = 1

    words = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    response = browser.post("/account/password/change/", words)

    nora.refresh_from_db()
    assert response.status_code == 302
    assert nora.check_password(new)
