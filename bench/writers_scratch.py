"""Fifty people typing at once: each page saves its growing text over HTTP, as the editor does."""

import http.client
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.urls import reverse

WRITERS, SECONDS = 50, 20.0
PAUSE = 2.0  # a page saves 1.2 s after the last key, so a busy one about this often
Typed = dict[str, str]


class Writer:
    """One open editor with a connection, a log-in and an entry of its own."""

    def __init__(self, port: int, session: str, typed: Typed) -> None:
        request = RequestFactory().get("/")
        self.token = get_token(request)
        secret = request.META["CSRF_COOKIE"]
        self.cookies = f"sessionid={session}; {settings.CSRF_COOKIE_NAME}={secret}"
        self.url = reverse("journal:entry-autosave", args=[uuid4()])
        self.web = http.client.HTTPConnection("127.0.0.1", port)
        self.typed = typed | {"form_id": str(uuid4())}
        self.revision = 0

    def write(self, begin_after: float) -> Iterator[float]:
        """Yield milliseconds from sending to "saved", one for each save."""
        time.sleep(begin_after)
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            begun = time.perf_counter()
            self.save()
            took = time.perf_counter() - begun
            yield took * 1000
            time.sleep(max(0.0, PAUSE - took))

    def save(self) -> None:
        said = {"revision": f"{self.revision}", "sequence": f"{self.revision + 1}"}
        self.web.request(
            "POST",
            self.url,
            body=urlencode(self.typed | said),
            headers={
                "Host": "localhost",
                "Cookie": self.cookies,
                "X-CSRFToken": self.token,
                "Content-Type": "application/x-www-form-urlencoded",
            },
        )
        answer = self.web.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise AssertionError(f"answered {answer.status}")
        self.revision = json.loads(body)["revision"]


def writing_at_once(port: int, sessions: list[str], typed: Typed) -> list[float]:
    """Return how long each save of all the writers took, the first of each left out."""
    writers = [Writer(port, session, typed) for session in sessions]

    def times(number: int) -> list[float]:
        return list(writers[number].write(number * PAUSE / len(writers)))[1:]

    with ThreadPoolExecutor(len(writers)) as at_once:
        return [one for some in at_once.map(times, range(len(writers))) for one in some]
