"""The frame of every page: navigation by role, looks by cookie, nothing said outside the log-in."""

import re

import pytest
from django.test import Client

from accounts.models import User
from tests.conftest import ClientFor

OUTSIDE = [
    "/",
    "/help/",
    "/help/leaving/",
    "/clock/",
    "/account/login/",
    "/account/login/code/",
    "/account/signup/",
    "/account/password/reset/",
    "/nothing-here/",
]
UNSAID = re.compile(
    r"ketamin|therap|psychedel|medicine|dosing|trauma|depress|anxi|patient|clinic|sad|fear", re.I
)
ROOMS = {
    "alice": ["Today", "Journal", "Sessions", "Practices", "People"],
    "nora": ["Clients", "Invitations", "Practices"],
    "cora": ["Curate"],
    "root": ["Curate"],
}


def rooms_on(html: str) -> list[str]:
    nav = re.search(r'<nav class="rooms".*?</nav>', html, re.S)
    return re.findall(r"<a [^>]*>(.*?)</a>", nav[0]) if nav else []


@pytest.mark.django_db
@pytest.mark.parametrize("path", OUTSIDE)
def test_outside_the_log_in_nothing_names_what_this_is_for(client: Client, path: str) -> None:
    words = client.get(path).content.decode()

    assert UNSAID.findall(words) == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", [path for path in OUTSIDE if path != "/clock/"])
def test_help_and_the_way_out_are_one_press_away(client: Client, path: str) -> None:
    html = client.get(path).content.decode()

    assert 'href="/help/"' in html
    assert re.search(r'<a [^>]*href="/clock/" rel="noreferrer" data-leave', html)
    assert html.index('href="#main"') < html.index('href="/help/"')


@pytest.mark.parametrize("who", ROOMS)
def test_each_role_finds_its_own_rooms(
    who: str, client_for: ClientFor, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))

    html = client.get("/account/2fa/").content.decode()

    assert rooms_on(html) == ROOMS[who]


@pytest.mark.django_db
def test_a_stranger_finds_the_two_ways_in(client: Client) -> None:
    html = client.get("/account/login/").content.decode()

    assert rooms_on(html) == ["Log in", "Start"]
    assert '<a href="/account/login/" aria-current="page">' in html


def test_every_room_in_the_navigation_answers(
    client_for: ClientFor, request: pytest.FixtureRequest
) -> None:
    for who in ROOMS:
        client = client_for(request.getfixturevalue(who))
        html = client.get("/account/2fa/").content.decode()
        frame = re.findall(r'<nav class="rooms".*?</nav>|<footer.*?</footer>', html, re.S)
        links = re.findall(r'<a href="([^"]+)"', "".join(frame))
        assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


@pytest.mark.parametrize(
    ("path", "label", "mark"),
    [
        ("/journal/", "Today", "page"),
        ("/journal/timeline/", "Journal", "page"),
        ("/journal/questions/", "Journal", "true"),
        ("/journal/sessions/new/", "Sessions", "true"),
        ("/practices/", "Practices", "true"),
        ("/people/", "People", "page"),
        ("/people/code/", "People", "true"),
    ],
)
def test_the_navigation_says_where_one_is(
    alice: User, client_for: ClientFor, path: str, label: str, mark: str
) -> None:
    html = client_for(alice).get(path).content.decode()

    assert re.findall(r'aria-current="(\w+)">([^<]+)', html) == [(mark, label)]


@pytest.mark.parametrize("path", ["display", "apply", "second-step"])
def test_ones_own_account_is_no_part_of_people(
    alice: User, client_for: ClientFor, path: str
) -> None:
    html = client_for(alice).get(f"/people/{path}/").content.decode()

    (nav,) = re.findall(r'<nav class="rooms".*?</nav>', html, re.S)
    assert "aria-current" not in nav


@pytest.mark.django_db
def test_colours_and_text_size_follow_the_cookies(client: Client) -> None:
    client.cookies.load({"theme": "dim", "text_size": "larger"})

    html = client.get("/").content.decode()

    assert '<html lang="en-gb" data-theme="dim" data-text="larger">' in html


@pytest.mark.django_db
def test_a_strange_cookie_changes_nothing(client: Client) -> None:
    client.cookies.load({"theme": '"><script>', "text_size": "auto"})

    html = client.get("/").content.decode()

    assert '<html lang="en-gb">' in html


@pytest.mark.django_db
@pytest.mark.parametrize("path", OUTSIDE)
def test_no_page_carries_a_script_or_style_of_its_own(client: Client, path: str) -> None:
    html = client.get(path).content.decode()

    scripts = re.findall(r"<script([^>]*)>", html)
    assert [script for script in scripts if "src=" not in script] == []
    assert "<style" not in html
    assert re.findall(r"\s(style|on\w+)=\"", html) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//', html) == []
