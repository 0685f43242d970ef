"""Error pages: kind words, help, the way out, and no question to the database."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from accounts.models import User
from integration_journal import errors, urls
from tests.conftest import PASSWORD, ClientFor


def bad(request: HttpRequest) -> HttpResponse:
    raise BadRequest


def closed(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def gone(request: HttpRequest) -> HttpResponse:
    raise Http404("the words of a person")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the words of a person")


urlpatterns = [
    path("bad/", bad),
    path("closed/", closed),
    path("gone/", gone),
    path("broken/", broken),
    *urls.urlpatterns,
]
handler400, handler403 = errors.bad_request, errors.forbidden
handler404, handler500 = errors.not_found, errors.server_error

PAGES = {"bad": 400, "closed": 403, "gone": 404, "broken": 500}


@pytest.fixture
def client_meeting_errors(settings: object) -> Client:
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("page", PAGES)
def test_an_error_page_asks_nothing_and_shows_help_and_the_way_out(
    client_meeting_errors: Client, page: str
) -> None:
    answer = client_meeting_errors.get(f"/{page}/")  # without a database: it would fail

    assert answer.status_code == PAGES[page]
    html = answer.content.decode()
    assert 'href="/help/"' in html
    assert "data-leave" in html
    assert "<h1>" in html
    assert "the words of a person" not in html


def test_a_stale_form_says_that_nothing_was_taken_and_promises_nothing(alice: User) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/account/login/", {"login": alice.email, "password": PASSWORD})

    assert answer.status_code == 403
    html = answer.content.decode()
    assert "What you typed may still be there." in html
    assert "still in this browser" not in html
    assert 'href="/help/"' in html


def test_the_fault_page_needs_no_context() -> None:
    answer = errors.server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "It is not your doing." in answer.content.decode()


@pytest.mark.django_db
def test_too_many_tries_are_met_with_a_pause(client: Client) -> None:
    answers = [
        client.post("/account/password/reset/", {"email": f"{number}@example.org"})
        for number in range(30)
    ]

    paused = [answer for answer in answers if answer.status_code == 429]
    assert paused
    assert "Let us take a short pause" in paused[0].content.decode()
    assert 'href="/help/"' in paused[0].content.decode()


def test_a_missing_page_looks_the_same_to_everybody(
    client: Client, alice: User, client_for: ClientFor
) -> None:
    assert client_for(alice).get("/nothing/").content == client.get("/nothing/").content
