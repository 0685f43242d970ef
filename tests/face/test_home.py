"""The first page."""

import pytest
from django.test import Client

from tests.conftest import ClientFor

ROOM_OF = {
    "alice": "/journal/",
    "nora": "/care/",
    "cora": "/curate/",
    "root": "/curate/",
}


@pytest.mark.django_db
def test_a_stranger_reads_what_this_is_and_who_sees_what(client: Client) -> None:
    answer = client.get("/")

    assert answer.status_code == 200
    words = answer.content.decode()
    assert "<title>Welcome · Journal</title>" in words
    assert "Who can see what" in words
    assert 'href="/account/signup/"' in words
    assert 'href="/people/code/"' in words


@pytest.mark.parametrize("who", ROOM_OF)
def test_somebody_logged_in_goes_to_their_own_room(
    who: str, client_for: ClientFor, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))

    answer = client.get("/")

    assert answer.status_code == 302
    assert answer.headers["Location"] == ROOM_OF[who]


@pytest.mark.django_db
def test_the_first_page_takes_nothing(client: Client) -> None:
    assert client.post("/").status_code == 405


@pytest.mark.django_db
def test_the_first_page_leaves_no_cookie(client: Client) -> None:
    client.get("/")

    assert dict(client.cookies) == {}
