"""Every address x every persona answers as declared; an address nobody declared fails."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.house.permissions import LINES, Line
from tests.house.world import PERSONAS, World, build

pytestmark = pytest.mark.django_db
A_FEW_MORE = {"journal:entry-edit": 13, "journal:trash": 13}  # shared; one of every kind
HAVE_NO_COOKIE = {"reminders:unsubscribe"}  # RFC 8058: a mail program; its token is the authority


def named_routes(patterns: list, namespace: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from named_routes(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker) -> Iterator[World]:
    """The world is built once; what a request does to it is undone after each request."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def browsers(world: World) -> dict[str, Client]:
    browsers = {persona: Client(raise_request_exception=False) for persona in PERSONAS}
    for name, person in world.people.items():
        browsers[name].force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    return browsers


def answer_in_a_word(response: HttpResponse) -> str:
    """`ok`, `login`, `->` for any other redirect, or the bare code."""
    if response.status_code == 200:
        return "ok"
    if response.status_code in {301, 302}:
        return "login" if response.headers["Location"].startswith("/account/login/") else "->"
    return str(response.status_code)


def ask(browser: Client, method: str, url: str) -> str:
    cookies = {name: morsel.value for name, morsel in browser.cookies.items()}
    with transaction.atomic():
        word = answer_in_a_word(browser.generic(method, url))
        transaction.set_rollback(True)
    browser.cookies.clear()
    browser.cookies.load(cookies)
    return word


def address(line: Line, world: World) -> str:
    return reverse(
        line.route, kwargs={key: world.objects.get(word, word) for key, word in line.kwargs}
    )


def answers(line: Line, world: World, browsers: dict[str, Client]) -> dict[str, str]:
    url = address(line, world)
    return {persona: ask(browsers[persona], line.method, url) for persona in PERSONAS}


@pytest.mark.parametrize("line", LINES, ids=str)
def test_an_address_answers_each_persona_as_declared(line: Line, world, browsers):
    assert answers(line, world, browsers) == line.expected


def test_no_address_takes_a_form_that_another_site_sent(world, browsers, monkeypatch):
    for browser in browsers.values():
        monkeypatch.setattr(browser.handler, "enforce_csrf_checks", True)
    let_in = [
        (persona, line)
        for line in LINES
        for persona in PERSONAS
        if line.method == "POST" and line.expected[persona] not in {"login", "404", "405"}
    ]

    answered = {
        (line.route, ask(browsers[persona], "POST", address(line, world)))
        for persona, line in let_in
        if line.route not in HAVE_NO_COOKIE
    }

    assert len(answered) > 100
    assert {(route, word) for route, word in answered if word != "403"} == set()


@pytest.mark.parametrize("persona", ["alice", "nora"])
def test_no_page_asks_the_database_more_than_a_dozen_times(persona, world, browsers):
    """The world holds something of everything, so this is each page at its fullest."""
    browser = browsers[persona]
    browser.get("/")  # the first page of a log-in notes the log-in
    asked = {}
    for line in LINES:
        if line.method == "GET" and line.expected[persona] == "ok":
            with transaction.atomic(), CaptureQueriesContext(connection) as queries:
                browser.get(address(line, world))
            asked[line.route] = len(queries)

    assert len(asked) > 20
    assert {route: n for route, n in asked.items() if n > A_FEW_MORE.get(route, 12)} == {}


def test_no_address_is_left_undeclared():
    declared = {line.route for line in LINES} | {"admin:None"}

    assert set(named_routes(get_resolver().url_patterns)) - declared == set()


@pytest.mark.parametrize("url", ["/curate/prompts/prompt/1/", "/curate/nowhere/", "/nowhere/"])
def test_addresses_without_a_name_tell_strangers_nothing(url, world, browsers):
    strangers = ("alice", "nora", "charlie", "tess")

    assert {persona: ask(browsers[persona], "GET", url) for persona in strangers} == dict.fromkeys(
        strangers, "404"
    )


def test_every_address_is_declared_for_reading_and_for_writing():
    declared = {(line.route, line.method) for line in LINES}
    routes = {route for route, _method in declared}

    assert {(route, method) for route in routes for method in ("GET", "POST")} - declared == set()
