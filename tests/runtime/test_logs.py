"""The log names kinds and places; no word a person wrote, no address, no path with a token."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import IntegrityError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from accounts.models import User
from integration_journal.logs import JSONFormatter, NoLocals, PlacesOnly

WORDS = "The lake was inside me"
TOKEN = "tok3n-in-the-path"


def break_down(request: HttpRequest, token: str) -> HttpResponse:
    """Fail the way a careless view would: with the person's words in every place."""
    words = request.POST["words"]
    try:
        raise IntegrityError(f"Key (email)=({request.POST['email']}) already exists.")
    except IntegrityError as error:
        raise SuspiciousOperation(words) if "odd" in request.POST else ValueError(words) from error


urlpatterns = [
    path("break/<str:token>/", break_down, name="break"),
    path("", include("integration_journal.urls")),
]
handler400 = "integration_journal.errors.bad_request"
handler404 = "integration_journal.errors.not_found"
handler500 = "integration_journal.errors.server_error"


@pytest.fixture
def lines() -> Iterator[StringIO]:
    """Return what the log says during the test, as it would be written."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JSONFormatter())
    loggers = [logging.getLogger(), logging.getLogger("django")]
    for logger in loggers:
        logger.addHandler(handler)
    yield written
    for logger in loggers:
        logger.removeHandler(handler)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("extra", [{}, {"odd": "1"}])
def test_a_failing_post_leaks_nothing(lines: StringIO, extra: dict[str, str]) -> None:
    sent = {"words": WORDS, "email": "alice@example.org", **extra}

    Client(raise_request_exception=False).post(f"/break/{TOKEN}/?q=secret", sent)

    log = lines.getvalue()
    assert "break_down" in log
    assert [bad for bad in (WORDS, TOKEN, "alice", "secret") if bad in log] == []


@pytest.mark.urls(__name__)
def test_an_error_is_named_with_its_cause_and_place(lines: StringIO) -> None:
    sent = {"words": WORDS, "email": "alice@example.org"}

    Client(raise_request_exception=False).post(f"/break/{TOKEN}/", sent)

    said = [json.loads(line) for line in lines.getvalue().splitlines()]
    error = next(line for line in said if "errors" in line)
    assert [each["type"] for each in error["errors"]] == ["ValueError", "IntegrityError"]
    assert error["errors"][1]["in"][-1].endswith("break_down")
    assert (error["message"], len(error["request"])) == ("500 at break", 16)


@pytest.mark.django_db
def test_a_request_is_logged_by_the_name_of_its_page(lines: StringIO) -> None:
    Client().get("/account/login/?next=/abc-token/")

    said = [json.loads(line) for line in lines.getvalue().splitlines()]
    request = next(line for line in said if line["message"] == "request")
    assert (request["method"], request["route"]) == ("GET", "account_login")
    assert "abc-token" not in lines.getvalue()


def test_others_are_quoted_without_their_arguments(lines: StringIO) -> None:
    logging.getLogger("celery.app.trace").error(
        "Task %(name)s[%(id)s] raised: %(exc)s",
        {"name": "reminders.tick", "id": "7", "exc": WORDS, "args": WORDS},
    )
    logging.getLogger("some.library").error("Could not mail %s", "alice@example.org")

    assert WORDS not in lines.getvalue()
    assert "alice" not in lines.getvalue()
    assert "reminders.tick" in lines.getvalue()


@pytest.mark.django_db
def test_a_violated_constraint_does_not_name_the_person(lines: StringIO, alice: User) -> None:
    try:
        User.objects.create(email=alice.email)
    except IntegrityError:
        logging.getLogger("accounts").exception("Could not save")

    assert "IntegrityError" in lines.getvalue()
    assert alice.email not in lines.getvalue()


def test_an_error_report_holds_no_words(rf: Any) -> None:
    request = rf.post("/x/", {"words": WORDS})
    request.COOKIES["sessionid"] = WORDS
    try:
        break_down(request, TOKEN)
    except Exception as error:  # noqa: BLE001
        report = PlacesOnly(request, type(error), error, error.__traceback__)

    shown = report.get_traceback_html() + report.get_traceback_text()
    assert "break_down" in shown
    assert WORDS not in shown
    assert NoLocals().get_post_parameters(request) == {}


@pytest.mark.django_db
def test_postgresql_logs_no_statement_that_fails() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW log_min_error_statement")
        level = cursor.fetchone()[0]

    assert level == "panic"
