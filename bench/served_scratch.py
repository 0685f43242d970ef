"""Over HTTP, from gunicorn as `make run` has it: eight visitors, and fifty writers, at once."""

import http.client
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from django.urls import reverse

from bench.writers_scratch import Typed, writing_at_once

AUTOSAVE_P95 = 60  # ms
VISITORS, SECONDS = 8, 5.0
BUDGET = 150  # whole pages a second
Figure = dict[str, Any]


def served(session: str, writers: list[str], typed: Typed) -> Iterator[Figure]:
    """Pages a second, then saves while typing, with whoever asks on the same two cores."""
    with gunicorn() as port:
        with ThreadPoolExecutor(VISITORS) as visitors:
            pages = sum(visitors.map(visit, [port] * VISITORS, [session] * VISITORS))
        name = f"timeline at 10,000 entries, {VISITORS} connections"
        rate = round(pages / SECONDS)
        yield {"name": name, "value": rate, "unit": "pages per s", "n": pages, "budget": BUDGET}
        times = writing_at_once(port, writers, typed)
        p95 = round(statistics.quantiles(times, n=20)[-1], 1)
        name = f"autosave, {len(writers)} writers at once, p95"
        yield {"name": name, "value": p95, "unit": "ms", "n": len(times), "budget": AUTOSAVE_P95}


@contextmanager
def gunicorn() -> Iterator[int]:
    """Serve on a free port; return it once it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.py"]
    web = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{port}", "integration_journal.wsgi"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield port
    finally:
        web.terminate()
        web.wait()


def wait_for(port: int) -> None:
    for _ in range(600):
        try:
            if ask(http.client.HTTPConnection("127.0.0.1", port), "/healthz") == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("gunicorn does not answer")


def visit(port: int, session: str) -> int:
    """Ask for the same page again and again over one connection."""
    web = http.client.HTTPConnection("127.0.0.1", port)
    url, pages, until = reverse("journal:timeline"), 0, time.monotonic() + SECONDS
    while time.monotonic() < until:
        if ask(web, url, session) != 200:
            raise AssertionError("no timeline")
        pages += 1
    return pages


def ask(web: http.client.HTTPConnection, url: str, session: str = "") -> int:
    web.request("GET", url, headers={"Host": "localhost", "Cookie": f"sessionid={session}"})
    answer = web.getresponse()
    answer.read()
    return answer.status
