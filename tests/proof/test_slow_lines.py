"""Slow and broken lines over real sockets, against the server as production runs it."""

import random
import re
import socket
import time
from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.proof.browser import Browser
from tests.proof.web import Web, serving

PATIENCE = 4  # seconds the server waits here for who sends next to nothing
AT_MOST = 3.0  # seconds a page may take while others send slowly
SOUND = b"\x1aE\xdf\xa3" + bytes(20) + b"webm" + bytes(100)
SECRET = r"/now/([\w-]{32})/"


@pytest.fixture(scope="module")
def web(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("slow")
    with serving(folder, random.Random(1), WEB_PATIENCE=str(PATIENCE)) as web:
        yield web


@pytest.fixture(scope="module")
def secret(web: Web) -> str:
    alice = Browser(web.port)
    alice.log_in("alice@example.org")
    all_of_them = alice.get("/journal/sessions/").text
    [session, *_] = re.findall(r"/journal/sessions/([0-9a-f-]{36})/", all_of_them)
    page = f"/journal/sessions/{session}/landing/"
    alice.send(alice.get(page).form("landing"), {"orientation": "Here.", "days_after": "7"})
    return re.findall(SECRET, alice.get(page).text)[0]


def head(web: Web, url: str, size: int, more: str = "") -> bytes:
    visitor = Browser(web.port)
    token = visitor.get(url).form().fields["csrfmiddlewaretoken"]
    cookies = "; ".join(f"{name}={one.value}" for name, one in visitor.cookies.items())
    return (
        f"POST {url} HTTP/1.1\r\nHost: localhost:{web.port}\r\nCookie: {cookies}\r\n"
        f"X-CSRFToken: {token}\r\nContent-Length: {size}\r\n{more}\r\n"
    ).encode()


def connected(web: Web, sent: bytes) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", web.port), timeout=PATIENCE * 4)
    line.sendall(sent)
    return line


def trickle(lines: list[socket.socket]) -> None:
    for line in lines:
        try:
            line.send(b"\0")
        except OSError:
            continue  # the server has given up on it


def seconds_for(web: Web, url: str) -> float:
    began = time.monotonic()
    assert Browser(web.port, timeout=AT_MOST).get(url).status == 200
    return time.monotonic() - began


def status_of(line: socket.socket) -> int:
    return int(line.recv(4096).split(b" ")[1])


def test_the_site_answers_while_many_send_slowly_through_one_link(web: Web, secret: str) -> None:
    url = f"/now/{secret}/voice/"
    start = head(web, url, 50_000_000, "Content-Type: audio/webm\r\n") + SOUND
    lines = [connected(web, start) for _ in range(24)]

    took = []
    for _ in range(PATIENCE * 2):
        took += [seconds_for(web, "/healthz"), seconds_for(web, f"/now/{secret}/")]
        trickle(lines)
        time.sleep(1)

    print(f"{len(lines)} slow recordings: the slowest of {len(took)} pages {max(took):.2f} s")
    answers = [status_of(line) for line in lines]
    assert set(answers) == {400, 503}
    assert answers.count(400) <= 4  # two of one link in each of two processes
    for line in lines:
        line.close()
    kept = send_whole(web, url)
    assert kept.startswith(b"HTTP/1.1 200")


def send_whole(web: Web, url: str) -> bytes:
    sound = SOUND + bytes(200_000)
    more = f"Content-Type: audio/webm\r\nX-Id: {uuid4()}\r\nAccept: application/json\r\n"
    with connected(web, head(web, url, len(sound), more) + sound) as line:
        return line.recv(4096)


def test_a_form_that_is_typed_into_the_line_byte_by_byte_is_given_up_on(web: Web) -> None:
    form = "Content-Type: application/x-www-form-urlencoded\r\n"
    start = head(web, "/account/login/", 1000, form) + b"a"
    lines = [connected(web, start) for _ in range(16)]

    until = time.monotonic() + PATIENCE + AT_MOST
    while time.monotonic() < until:
        trickle(lines)
        time.sleep(1)

    assert seconds_for(web, "/healthz") < AT_MOST
    for line in lines:
        line.close()


def test_two_tries_of_one_recording_at_once_keep_it_once(web: Web, secret: str) -> None:
    url, sound = f"/now/{secret}/voice/", SOUND + bytes(200_000)
    more = f"Content-Type: audio/webm\r\nX-Id: {uuid4()}\r\nAccept: application/json\r\n"
    start = head(web, url, len(sound), more)
    first = connected(web, start + sound[:50_000])
    second = connected(web, start + sound[:50_000])
    time.sleep(0.5)

    first.close()
    time.sleep(0.5)
    second.sendall(sound[50_000:])

    assert status_of(second) == 200
    second.close()


@pytest.mark.parametrize(
    "odd",
    [
        "GET /now/{secret}/ HTTP/9.9\r\n\r\n",
        "GET /now/{secret}/\x01 HTTP/1.1\r\n\r\n",
        "GET /now/{secret}/ and more HTTP/1.1\r\n\r\n",
        "GET /now/{secret}/ HTTP/1.1\r\nCookie /now/{secret}/: x\r\n\r\n",
        "GET /now/{secret}/ HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n",
        "PO ST /now/{secret}/ HTTP/1.1\r\n\r\n",
    ],
)
def test_a_request_nobody_understands_leaves_no_secret_in_the_log(
    web: Web, secret: str, odd: str
) -> None:
    before = len(web.log.read_bytes())
    with connected(web, odd.format(secret=secret).encode()) as line:
        answer = line.recv(4096)

    said = web.log.read_bytes()[before:].decode()
    assert b" 400 " in answer.partition(b"\r\n")[0]
    assert said
    assert secret not in web.log.read_text()
    assert "127.0.0.1" not in said
