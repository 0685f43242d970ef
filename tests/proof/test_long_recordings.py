"""A recording of 200 MB goes through the real web server, in and out, in little memory."""

import hashlib
import http.client
import random
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.journal.things import WEBM
from tests.proof.browser import Browser
from tests.proof.web import Web, serving

SIZE = 200 * 1024 * 1024
ALLOWED = 64 * 1024  # kB, of all workers together
PIECE = random.Random(200).randbytes(64 * 1024)


def sound(size: int) -> Iterator[bytes]:
    """The recording, made while it is sent: it begins like one, and no two pieces are the same."""
    yield WEBM + bytes(1024 - len(WEBM))
    sent = 1024
    for number in range(1 + size // len(PIECE)):
        piece = (number.to_bytes(8, "big") + PIECE[8:])[: size - sent]
        sent += len(piece)
        yield piece


class Sender:
    """A logged-in browser that sends and fetches large things for one entry."""

    def __init__(self, web: Web) -> None:
        self.browser = Browser(web.port)
        self.browser.log_in("alice@example.org")
        timeline = self.browser.get("/journal/timeline/").text
        self.entry = re.findall(r"/journal/entries/([0-9a-f-]{36})/", timeline)[0]
        page = self.browser.get(f"/journal/photos/new/?entry={self.entry}")
        self.token = str(page.form("/attach/").fields["csrfmiddlewaretoken"])

    def send(self, pieces: Iterator[bytes], size: int, **headers: str) -> int:
        web = http.client.HTTPConnection("127.0.0.1", self.browser.port, timeout=300)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent |= {"Content-Length": str(size), "X-CSRFToken": self.token}
        url = f"/journal/entries/{self.entry}/attach/"
        web.request("POST", url, pieces, self.browser.headers(None) | sent)
        answer = web.getresponse()
        answer.read()
        web.close()
        return answer.status

    def send_by_script(self, public_id: UUID, size: int = SIZE) -> int:
        said = {"Content_Type": "audio/webm", "X_Kind": "recording", "X_Id": str(public_id)}
        return self.send(sound(size), size, **said)

    def send_by_form(self, public_id: UUID, size: int = SIZE) -> int:
        field = 'Content-Disposition: form-data; name="{}"'.format
        head = (
            f"--here\r\n{field('csrfmiddlewaretoken')}\r\n\r\n{self.token}\r\n"
            f"--here\r\n{field('id')}\r\n\r\n{public_id}\r\n"
            f'--here\r\n{field("file")}; filename="long.webm"\r\n'
            "Content-Type: audio/webm\r\n\r\n"
        ).encode()
        tail = b"\r\n--here--\r\n"
        pieces, whole = chain([head], sound(size), [tail]), len(head) + size + len(tail)
        return self.send(pieces, whole, Content_Type="multipart/form-data; boundary=here")

    def fetched(self, public_id: UUID) -> str:
        web = http.client.HTTPConnection("127.0.0.1", self.browser.port, timeout=300)
        url = f"/journal/attachments/{public_id}/file/"
        web.request("GET", url, headers=self.browser.headers(None))
        with closing(web), web.getresponse() as answer:
            return digest(iter(partial(answer.read, 1024 * 1024), b""))


def digest(pieces: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for piece in pieces:
        found.update(piece)
    return found.hexdigest()


def memory(web: Web, line: str) -> int:
    """Kilobytes that the workers take together: now (VmRSS), or at most so far (VmHWM)."""
    said = [Path(f"/proc/{worker}/status").read_text() for worker in web.workers()]
    return sum(int(one.split(f"{line}:")[1].split()[0]) for one in said)


@pytest.mark.prove
@pytest.mark.django_db(transaction=True)
def test_two_hundred_megabytes_pass_in_little_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by_script, by_form = uuid4(), uuid4()
    with serving(tmp_path, random.Random(1)) as web:
        sender = Sender(web)
        for _ in range(8):  # every worker has loaded what it needs
            assert sender.send_by_script(uuid4(), 300_000) == 200
            assert sender.send_by_form(uuid4(), 300_000) == 302
        before = memory(web, "VmRSS")

        begun = time.monotonic()
        sent = sender.send_by_script(by_script), sender.send_by_form(by_form)
        seconds = time.monotonic() - begun
        received = [sender.fetched(public_id) for public_id in (by_script, by_form)]
        extra = memory(web, "VmHWM") - before
        in_the_clear = [path for path in files_in(tmp_path) if WEBM in path.read_bytes()[:4096]]

    with capsys.disabled():
        print(f"\n200 MB twice in {seconds:.1f} s, {extra / 1024:.0f} MB of extra memory in all")
    assert sent == (200, 302)
    assert received == [digest(sound(SIZE))] * 2
    assert (extra < ALLOWED, in_the_clear) == (True, [])


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
