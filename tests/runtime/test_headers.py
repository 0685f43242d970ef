"""Every response carries the whole set of headers; no page stays in a cache."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from accounts.models import User
from tests.conftest import ClientFor

EXACT = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def fall_over(request: HttpRequest) -> HttpResponse:
    """Fail, as any view might."""
    raise RuntimeError


urlpatterns = [path("fall/", fall_over, name="fall"), path("", include("integration_journal.urls"))]
handler404 = "integration_journal.errors.not_found"
handler500 = "integration_journal.errors.server_error"
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def get(address: str) -> HttpResponse:
    """Ask for a page, a failing one included, or for a file when the address is "static"."""
    client = Client(raise_request_exception=False)
    response = client.get(a_static_file() if address == "static" else address)
    response.close()
    return response


def a_static_file() -> str:
    """Return the address of a collected file under its hashed name."""
    root = Path(django_settings.STATIC_ROOT)
    return "/static/" + str(next(root.glob("css/*.*.css")).relative_to(root))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/no-such-page/", 404),
        ("/fall/", 500),
        ("/account/login/", 200),
        ("static", 200),
    ],
)
def test_every_answer_carries_the_set(address: str, status: int) -> None:
    response = get(address)

    assert response.status_code == status
    assert {name: response.headers.get(name) for name in EXACT} == EXACT
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert "Server" not in response.headers


@pytest.mark.parametrize("address", ["/", "/no-such-page/", "/fall/", "static"])
def test_the_content_policy_is_strict_everywhere(address: str) -> None:
    response = get(address)

    policy = dict(part.split(" ", 1) for part in _policy(response))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_the_admin_keeps_the_policy_without_trusted_types(
    client_for: ClientFor, cora: User
) -> None:
    policy = _policy(client_for(cora).get("/curate/"))

    assert "script-src 'self'" in policy
    assert [part for part in policy if "trusted-types" in part] == []


@pytest.mark.parametrize("address", ["/", "/account/login/", "/no-such-page/", "/healthz"])
def test_no_page_stays_in_a_cache(address: str) -> None:
    assert "no-store" in Client().get(address).headers["Cache-Control"]


def test_no_page_of_a_person_stays_in_a_cache(client_for: ClientFor, alice: User) -> None:
    response = client_for(alice).get("/account/email/")

    assert "no-store" in response.headers["Cache-Control"]


def test_hashed_files_stay_in_every_cache() -> None:
    assert "immutable" in get("static").headers["Cache-Control"]


def test_logging_out_clears_the_cookies(client_for: ClientFor, alice: User) -> None:
    response = client_for(alice).post("/account/logout/")

    assert response.status_code == 302
    assert response.headers["Clear-Site-Data"] == '"cookies"'


def test_asking_to_log_out_clears_nothing(client_for: ClientFor, alice: User) -> None:
    assert "Clear-Site-Data" not in client_for(alice).get("/account/logout/").headers


def _policy(response: Any) -> list[str]:
    return [part.strip() for part in response.headers["Content-Security-Policy"].split(";")]
